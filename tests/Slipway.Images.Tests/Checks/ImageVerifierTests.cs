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
            "Image 'hello': '/app/.env' is a file of credentials: keep it out of what the image is made from; if it is harmless, list it in Rules.NoSecrets.",
            "Image 'hello': '/app/su' runs as its owner (4755): set-uid and set-gid files are not allowed; one that has to be there is listed in Rules.SetUid.",
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
            ["Image 'hello': '/usr/bin/su' runs as its owner (4755): set-uid and set-gid files are not allowed; one that has to be there is listed in Rules.SetUid."]);
    }

    [Fact]
    public async Task Set_uid_file_that_has_to_be_there_can_be_excepted() =>
        (await Problems(Spec with { Rules = new ImageRules { IncludeBase = true, SetUid = ["/usr/bin/su"] } }, [Program])).ShouldBeEmpty();

    [Fact]
    public async Task What_a_later_layer_takes_away_is_not_there_but_its_secrets_are() =>
        (await Problems(
            Spec with { Rules = new ImageRules { IncludeBase = true, Files = new Dictionary<string, UnixFileMode?> { ["/usr/bin/su"] = null } } },
            [Program, TarEntry.File("usr/bin/.wh.su", ReadOnlyMemory<byte>.Empty), TarEntry.File("id_rsa", "x"u8.ToArray())])).ShouldBe(
            [
                "Image 'hello': '/id_rsa' is a file of credentials: keep it out of what the image is made from; if it is harmless, list it in Rules.NoSecrets.",
                "Image 'hello': '/usr/bin/su' is missing.",
            ]);

    [Fact]
    public async Task Files_are_found_through_links_as_programs_find_them() =>
        (await Problems(
            Spec with { Rules = new ImageRules { IncludeBase = true, SetUid = ["/usr/bin/su"], Files = new Dictionary<string, UnixFileMode?> { ["/bin/start"] = TarEntry.Executable } } },
            [Program, TarEntry.SymbolicLink("bin", "usr/bin"), TarEntry.SymbolicLink("usr/bin/start", "/app/run"), TarEntry.File("app/run", "x"u8.ToArray(), TarEntry.Executable)],
            config => config with { Entrypoint = ["/bin/start", "x"] })).ShouldBeEmpty();

    [Theory]
    [InlineData("/app/none", "needs '/app/none', which is not in the image.")]
    [InlineData("./none", "needs '/app/./none', which is not in the image.")]
    [InlineData("/app/data", "cannot be executed (0644).")]
    [InlineData("tool", "needs 'tool', which is in none of /opt:/sbin.")]
    [InlineData("/circle", "needs '/circle', which is not in the image.")]
    public async Task Entrypoint_that_does_not_start_is_a_problem(string program, string expected)
    {
        var rules = new ImageRules { IncludeBase = true, SetUid = ["/usr/bin/su"] };
        TarEntry[] entries = [Program, TarEntry.File("app/data", "x"u8.ToArray()), TarEntry.SymbolicLink("circle", "circle")];
        var problem = (await Problems(Spec with { Rules = rules }, entries, config => config with { Entrypoint = [program], Env = ["PATH=/opt:/sbin"] })).ShouldHaveSingleItem();
        problem.ShouldEndWith(expected);
    }

    private async Task<IReadOnlyList<string>> Problems(ImageSpec spec, TarEntry[] entries, Func<ContainerConfig, ContainerConfig>? change = null)
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        var options = new LayerOptions { Time = DateTimeOffset.UnixEpoch };
        var own = await LayerBuilder.BuildAsync(layout, entries, options, Token);
        var root = await LayerBuilder.BuildAsync(layout, [TarEntry.File("usr/bin/su", "x"u8.ToArray(), TarEntry.Executable | UnixFileMode.SetUser), TarEntry.File("usr/bin/dotnet", "x"u8.ToArray(), TarEntry.Executable)], options, Token);
        var container = new ContainerConfig { User = "10101:10101", ExposedPorts = ["8080/tcp"], Entrypoint = ["dotnet", "Hello.dll"], WorkingDir = "/app" };
        var config = new ImageConfig
        {
            Architecture = "amd64",
            Os = "linux",
            Config = change is null ? container : change(container),
            Rootfs = new RootFileSystem { DiffIds = [root.DiffId, own.DiffId] },
        };
        var written = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, Token);
        return await new ImageVerifier(spec, layout, new Dictionary<Digest, IReadOnlyList<TarEntry>>()).FindProblemsAsync([new BuiltPlatform(Platform.LinuxAmd64, written, written, [root.Descriptor], [own.Descriptor])], Token);
    }
}
