using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>Against this machine's own .NET and libraries.</summary>
public sealed class HostBaseBuilderTests : IDisposable
{
    private static readonly SharedFramework[] Frameworks = [new("Microsoft.NETCore.App", new Version(10, 0, 0))];
    private readonly TempDirectory _temp = new();

    public HostBaseBuilderTests() => Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/ldd"), "A host base needs linux and ldd.");

    public void Dispose() => _temp.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_base_has_the_runtime_its_libraries_and_a_root()
    {
        var (layout, image) = await BuildAsync("a");

        image.Description.IsHost.ShouldBeTrue();
        image.Description.Name.ShouldBe("host");
        var platform = image.Platforms.ShouldHaveSingleItem();
        platform.Config.Config!.Env!.ShouldContain($"DOTNET_VERSION={Environment.Version}");
        var root = await SampleBuild.ReadAsync(layout, platform.Layers[0]);
        HasRoot(root.ToDictionary(entry => entry.Path, StringComparer.Ordinal));
        HasRuntime((await SampleBuild.ReadAsync(layout, platform.Layers[1])).ToDictionary(entry => entry.Path, StringComparer.Ordinal));
        if (File.Exists("/var/lib/dpkg/status"))
        {
            HasPackages(image, [.. root.Select(entry => entry.Path)]);
        }
    }

    [Fact]
    public async Task Host_base_is_made_once_and_the_same_again_where_it_is_missing()
    {
        var tools = new CountingRunner();
        var (layout, first) = await BuildAsync("a", tools);
        var runs = tools.Runs;
        (await BuildAsync("a", tools)).Image.Description.Digest.ShouldBe(first.Description.Digest);
        tools.Runs.ShouldBe(runs, "nothing changed");

        layout.Blobs.Delete(first.Platforms[0].Layers[1].Digest);
        (await BuildAsync("a", tools)).Image.Description.Digest.ShouldBe(first.Description.Digest);
        layout.HasBlob(first.Platforms[0].Layers[1]).ShouldBeTrue();
        tools.Runs.ShouldBe(2 * runs);
    }

    [Fact]
    public async Task Host_base_serves_this_machines_platform_only()
    {
        var other = HostMachine.Current().Platform == Platform.LinuxAmd64 ? "linux/arm64" : "linux/amd64";
        var error = await Should.ThrowAsync<ImageBuildException>(BuildAsync("a", spec: new ImageSpec("hello", "/src") { Platforms = [other] }));
        error.Message.ShouldBe(
            $"Image 'hello': a base from this machine is for {HostMachine.Current().Platform}, the image is wanted for {other}. Name a base that can be reached with --base-image.");
    }

    [Fact]
    public async Task Host_base_needs_linux()
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp["bases"], Token);
        var machine = HostMachine.Current() with { Platform = new Platform { Os = "darwin", Architecture = "arm64" } };
        var builder = new HostBaseBuilder(new ToolRunner(TimeProvider.System), machine, layout, _temp["host"]);
        (await Should.ThrowAsync<ImageBuildException>(builder.BuildAsync(new ImageSpec("hello", "/src"), Frameworks, Token))).Message.ShouldContain("it runs darwin");
    }

    private static void HasRoot(Dictionary<string, TarEntry> entries)
    {
        entries["tmp"].Mode.ShouldBe((UnixFileMode)0b001_111_111_111);
        entries["home/app"].UserId.ShouldBe(10101);
        foreach (var name in new[] { "libc.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libssl.so.3", "libcrypto.so.3" })
        {
            entries.Keys.ShouldContain(path => path.EndsWith("/" + name), name);
        }

        entries["etc/ssl/certs/ca-certificates.crt"].Length.ShouldBeGreaterThan(10_000);
        entries["etc/passwd"].Mode.ShouldBe(TarEntry.Readable);
        entries.Values.ShouldNotContain(entry => (entry.Mode & (UnixFileMode.SetUser | UnixFileMode.SetGroup)) != UnixFileMode.None);
    }

    private static void HasRuntime(Dictionary<string, TarEntry> entries)
    {
        entries["usr/bin/dotnet"].LinkTarget.ShouldBe("../share/dotnet/dotnet");
        entries["usr/share/dotnet/dotnet"].Mode.ShouldBe(TarEntry.Executable);
        entries[$"usr/share/dotnet/shared/Microsoft.NETCore.App/{Environment.Version}/System.Private.CoreLib.dll"].Mode.ShouldBe(TarEntry.Readable);
        entries.Keys.ShouldNotContain(path => path.Contains("/sdk/"));
    }

    // Scanners find them in the image, people in the release manifest.
    private static void HasPackages(BaseImage image, List<string> paths)
    {
        image.Description.Packages.Select(package => package.Name).ShouldContain("libc6");
        image.Description.Packages.Select(package => package.Name).ShouldNotContain("dpkg", "only its folders are in the image");
        image.Description.Packages.ShouldAllBe(package => package.Version.Length > 0 && package.Architecture.Length > 0);
        paths.ShouldContain("var/lib/dpkg/status.d/libc6");
        paths.ShouldContain("usr/share/doc/libc6/copyright");
    }

    private async Task<(OciLayout Layout, BaseImage Image)> BuildAsync(string folder, IToolRunner? tools = null, ImageSpec? spec = null)
    {
        var layout = await OciLayout.OpenOrCreateAsync(_temp[folder + "/bases"], Token);
        var builder = new HostBaseBuilder(tools ?? new ToolRunner(TimeProvider.System), HostMachine.Current(), layout, _temp[folder + "/host"]);
        return (layout, await builder.BuildAsync(spec ?? new ImageSpec("hello", "/src"), Frameworks, Token));
    }

    private sealed class CountingRunner : IToolRunner
    {
        private readonly ToolRunner _runner = new(TimeProvider.System);

        public int Runs { get; private set; }

        public Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default)
        {
            Runs++;
            return _runner.RunAsync(command, onLine, cancellationToken);
        }
    }
}
