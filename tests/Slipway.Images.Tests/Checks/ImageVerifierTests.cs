using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class ImageVerifierTests : IDisposable
{
    private static readonly ImageSpec Spec = new("hello", "/src/Hello") { Ports = [8080] };
    private static readonly TarEntry Program = TarEntry.File("app/Hello.dll", "x"u8.ToArray());
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Image_that_is_as_it_must_be_has_no_problems()
    {
        var rules = new ImageRules { MaximumSize = 100_000, Files = new Dictionary<string, UnixFileMode?> { ["/app/Hello.dll"] = TarEntry.Readable, ["/app/tool"] = null } };
        (await Problems(Spec with { Rules = rules }, [Program, TarEntry.File("app/tool", "x"u8.ToArray(), TarEntry.Executable)])).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_problems_are_named()
    {
        var rules = new ImageRules
        {
            MaximumSize = 10,
            Files = new Dictionary<string, UnixFileMode?> { ["/app/none"] = null, ["/app/tool"] = TarEntry.Executable },
        };
        var entries = new[] { TarEntry.File("app/tool", "x"u8.ToArray()), TarEntry.File("app/su", "x"u8.ToArray(), TarEntry.Executable | UnixFileMode.SetUser), TarEntry.File("app/.env", "x"u8.ToArray()) };
        var problems = await Problems(Spec with { Rules = rules, User = 5 }, entries, config => config with { ExposedPorts = null });

        problems.ShouldBe(
        [
            "Image 'hello': it runs as '10101:10101', '5:5' was expected.",
            "Image 'hello': the port 8080 is not exposed.",
            problems[2],
            "Image 'hello': '/app/.env' is a file of credentials: keep it out of the project's published files; if it is harmless, list it in Rules.NoSecrets.",
            "Image 'hello': '/app/su' runs as its owner (4755): set-uid and set-gid files are not allowed.",
            "Image 'hello': its entrypoint 'dotnet Hello.dll' needs '/app/Hello.dll', which is not in the image.",
            "Image 'hello': '/app/none' is missing.",
            "Image 'hello': '/app/tool' has the permissions 0644, 0755 were expected.",
        ]);
        problems[2].ShouldMatch(@"it has \d+ bytes for linux/amd64; 10 are allowed\.$");
    }

    [Fact]
    public async Task Image_without_entrypoint_is_refused() =>
        (await Problems(Spec, [Program], config => config with { Entrypoint = null })).ShouldBe(["Image 'hello': it has no entrypoint."]);

    [Fact]
    public async Task Harmless_file_can_be_excepted() =>
        (await Problems(Spec with { Rules = new ImageRules { NoSecrets = ["/app/.env"] } }, [Program, TarEntry.File("app/.env", "x"u8.ToArray())])).ShouldBeEmpty();

    [Fact]
    public async Task Base_is_looked_through_only_when_that_is_asked_for()
    {
        (await Problems(Spec, [Program])).ShouldBeEmpty();
        (await Problems(Spec with { Rules = new ImageRules { IncludeBase = true } }, [Program])).ShouldBe(
            ["Image 'hello': '/usr/bin/su' runs as its owner (4755): set-uid and set-gid files are not allowed."]);
    }

    private async Task<IReadOnlyList<string>> Problems(ImageSpec spec, TarEntry[] entries, Func<ContainerConfig, ContainerConfig>? change = null)
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        var options = new LayerOptions { Time = DateTimeOffset.UnixEpoch };
        var own = await LayerBuilder.BuildAsync(layout, entries, options, Token);
        var root = await LayerBuilder.BuildAsync(layout, [TarEntry.File("usr/bin/su", "x"u8.ToArray(), TarEntry.Executable | UnixFileMode.SetUser)], options, Token);
        var container = new ContainerConfig { User = "10101:10101", ExposedPorts = ["8080/tcp"], Entrypoint = ["dotnet", "Hello.dll"], WorkingDir = "/app" };
        var config = new ImageConfig
        {
            Architecture = "amd64",
            Os = "linux",
            Config = change is null ? container : change(container),
            Rootfs = new RootFileSystem { DiffIds = [root.DiffId, own.DiffId] },
        };
        var written = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, Token);
        return await new ImageVerifier(spec, layout).FindProblemsAsync([new BuiltPlatform(Platform.LinuxAmd64, written, written, [root.Descriptor], [own.Descriptor])], Token);
    }
}
