using Slipway.Images;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace EndToEnd.Images;

/// <summary>Dockerfiles with a real Docker Engine, by its BuildKit and by the builder before that.</summary>
public sealed class DockerfileTests : IAsyncLifetime
{
    // Statically linked on every Debian, so that it runs on scratch.
    private const string StaticProgram = "/sbin/ldconfig";
    private readonly TempDirectory _temp = new();
    private readonly List<string> _lines = [];
    private DockerDaemon _docker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AbsolutePath Root => _temp.Path;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(StaticProgram), $"{StaticProgram} is not there.");
        _docker = await DockerDaemon.StartAsync();
        Directory.CreateDirectory(_temp["src"]);
        File.Copy(StaticProgram, _temp["src/hello"]);
        _temp.Write("src/Dockerfile", """
            FROM scratch AS base
            COPY hello /hello
            ARG VERSION
            LABEL built=$VERSION
            USER 4711
            EXPOSE 8080
            ENTRYPOINT ["/hello"]
            FROM base AS final
            COPY Dockerfile /etc/notes
            """);
    }

    public async ValueTask DisposeAsync()
    {
        if (_docker is not null)
        {
            await _docker.DisposeAsync();
        }

        _temp.Dispose();
    }

    [Theory]
    [InlineData("/usr/bin/docker")]
    [InlineData("/usr/local/bin/docker")]
    public async Task Image_of_a_Dockerfile_is_an_index_that_tools_read_and_docker_runs(string client)
    {
        Assert.SkipUnless(File.Exists(client), $"{client} is not installed.");
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        var umoci = Tools.Require("umoci", "Debian's umoci");
        var spec = Spec with { Ports = [8080], Rules = new ImageRules { Probe = new ImageProbe("--version") { Output = "ldconfig" }, Files = new Dictionary<string, UnixFileMode?> { ["/hello"] = TarEntry.Executable } } };

        var image = await BuildAsync(spec, client);

        image.Platforms.Select(platform => platform.Platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        (await BuildAsync(spec, client)).Descriptor.Digest.ShouldBe(image.Descriptor.Digest, "nothing changed");
        var inspected = await RunningProcess.RunAsync(skopeo, ["inspect", "--config", "--override-arch", "arm64", $"oci:{_temp["oci"]}:hello"], _temp.Path);
        inspected.ShouldExitWith(0).Output.ShouldContain("\"architecture\": \"arm64\"");
        inspected.Output.ShouldContain("\"built\": \"1.2.3\"");
        (await BuildAsync(spec, client, isRelease: true)).Descriptor.Digest.ShouldBe(image.Descriptor.Digest, "a build without cache gives the same bytes");

        (await RunningProcess.RunAsync(skopeo, ["copy", $"oci:{_temp["oci"]}:hello", $"oci:{_temp["single"]}:hello"], _temp.Path)).ShouldExitWith(0);
        (await RunningProcess.RunAsync(umoci, ["raw", "unpack", "--rootless", "--image", $"{_temp["single"]}:hello", _temp["root"]], _temp.Path)).ShouldExitWith(0);
        File.ReadAllBytes(_temp["root/hello"]).ShouldBe(File.ReadAllBytes(StaticProgram));

        (await RunningProcess.RunAsync(skopeo, ["copy", "--dest-daemon-host", _docker.Address, $"oci:{_temp["oci"]}:hello", "docker-daemon:hello:1.2.3"], _temp.Path)).ShouldExitWith(0);
        (await _docker.RunAsync("run", "--rm", "--network", "none", "hello:1.2.3", "--version")).ShouldExitWith(0).Output.ShouldContain("ldconfig");
    }

    [Theory]
    [InlineData("/usr/bin/docker")]
    [InlineData("/usr/local/bin/docker")]
    public async Task Step_that_fails_is_shown_and_nothing_is_in_the_layout(string client)
    {
        Assert.SkipUnless(File.Exists(client), $"{client} is not installed.");
        File.AppendAllText(_temp["src/Dockerfile"], "\nRUN [\"/hello\", \"--no-such-option\"]\n");
        var error = await Should.ThrowAsync<ToolFailedException>(BuildAsync(Spec with { Content = new Dockerfile(Root / "src") { Offline = true } }, client));
        error.Message.ShouldContain("--no-such-option");
        (await (await OciLayout.OpenOrCreateAsync(_temp["oci"], Token)).ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Program_that_does_not_run_is_a_problem()
    {
        var spec = Spec with { Platforms = ["linux/amd64"], Rules = new ImageRules { Probe = new ImageProbe("--no-such-option") } };
        (await Should.ThrowAsync<ImageBuildException>(BuildAsync(spec, "/usr/bin/docker"))).Message.ShouldContain("Image 'hello': its program does not run: ");
        (await (await OciLayout.OpenOrCreateAsync(_temp["oci"], Token)).ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Secret_reaches_the_step_and_neither_command_line_nor_image()
    {
        CopyBusybox();
        _temp.Write("src/Dockerfile", """
            FROM scratch
            COPY root /
            RUN --mount=type=secret,id=token ["/bin/busybox", "sh", "-c", "/bin/busybox sha256sum < /run/secrets/token > /proof"]
            USER 4711
            ENTRYPOINT ["/bin/busybox", "true"]
            """);
        var secret = _temp.Write("token", "s3cret-value");
        var spec = Spec with
        {
            Content = new Dockerfile(Root / "src") { Secrets = [DockerfileSecret.FromFile("token", secret)], Offline = true },
            Platforms = ["linux/amd64"],
        };

        var image = await BuildAsync(spec, "/usr/bin/docker");

        var layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token);
        var unpacked = await ImageUnpacker.UnpackAsync(layout, image.Platforms[0].Manifest, _temp["root"], Token);
        File.ReadAllText(unpacked.PathOf("/proof")).ShouldStartWith(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("s3cret-value"u8)));
        _lines.ShouldNotContain(line => line.Contains("s3cret-value"));
        foreach (var blob in layout.Blobs.List())
        {
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(layout.Blobs.PathOf(blob), Token)).ShouldNotContain("s3cret-value");
        }
    }

    private ImageSpec Spec => new("hello", new Dockerfile(Root / "src"));

    private void CopyBusybox()
    {
        Tools.Require("busybox", "Debian's busybox");
        foreach (var file in new[] { "/bin/busybox", "/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/libc.so.6", "/lib/x86_64-linux-gnu/libresolv.so.2" })
        {
            Assert.SkipUnless(File.Exists(file), $"{file} is not there.");
            Directory.CreateDirectory(Path.GetDirectoryName(_temp[$"src/root{file}"])!);
            File.Copy(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file, _temp[$"src/root{file}"]);
        }
    }

    private async Task<BuiltImage> BuildAsync(ImageSpec spec, string client, bool isRelease = false)
    {
        var context = new ImageBuildContext
        {
            Layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token),
            WorkDirectory = Root / "work",
            Version = "1.2.3",
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            Docker = client,
            DockerHost = _docker.Address,
            IsRelease = isRelease,
            OnToolLine = line => _lines.Add(line.Text),
        };
        return (await new ImageBuilder(new ToolRunner(TimeProvider.System), new RegistryBases()).BuildAsync([spec], context, Token)).ShouldHaveSingleItem();
    }
}
