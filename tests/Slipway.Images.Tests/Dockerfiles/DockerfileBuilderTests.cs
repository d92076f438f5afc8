using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests.Dockerfiles;

public sealed class DockerfileBuilderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("docker-container", true)]
    [InlineData("docker-container", false)]
    [InlineData("docker", true)]
    public async Task Image_of_buildx_is_an_index_like_every_other(string driver, bool compressed)
    {
        using var docker = new FakeDocker(driver: driver);
        await docker.OfferAsync("linux/amd64", archive => archive.WriteLayoutAsync("amd64", compressed));
        await docker.OfferAsync("linux/arm64", archive => archive.WriteLayoutAsync("arm64", compressed));

        var (layout, image) = await docker.BuildAsync(docker.Spec with { Ports = [8080], Annotations = new Dictionary<string, string> { ["team"] = "core" } });

        image.Base.Name.ShouldBe("dockerfile");
        image.Platforms.Select(platform => platform.Platform.ToString()).ShouldBe(["linux/amd64", "linux/arm64"]);
        (await layout.ReadManifestAsync(image.Descriptor, Token)).Descriptor.Annotations!["team"].ShouldBe("core");
        await IsTheImageAsync(layout, image, docker.Root);
        (await layout.FindAsync("hello", Token))!.Digest.ShouldBe(image.Descriptor.Digest);
    }

    [Theory]
    [InlineData("20.10.24+dfsg1", "1")]
    [InlineData("28.2.2", "0")]
    public async Task Image_of_an_engine_without_buildx_is_the_same(string clientVersion, string buildKit)
    {
        using var docker = new FakeDocker(clientVersion, "20.10.24", driver: null);
        await docker.OfferAsync("linux/amd64", archive => archive.WriteSavedAsync("amd64"));
        await docker.OfferAsync("linux/arm64", archive => archive.WriteSavedAsync("arm64"));

        var (layout, image) = await docker.BuildAsync();

        await IsTheImageAsync(layout, image, docker.Root);
        image.Platforms[0].BaseLayers.Count.ShouldBe(2);
        docker.Calls.ShouldContain($"[{buildKit} 1700000000 unix:///engine]");
    }

    [Fact]
    public async Task Command_lines_are_as_reviewed()
    {
        var text = new System.Text.StringBuilder();
        foreach (var (client, driver, isRelease) in new[] { ("28.2.2", "docker-container", false), ("28.2.2", "docker-container", true), ("28.2.2", "docker", false), ("20.10.24", null, false), ("28.2.2", null, true) })
        {
            using var docker = new FakeDocker(client, driver: driver);
            await docker.OfferAsync("linux/arm64", archive => driver is null ? archive.WriteSavedAsync("arm64") : archive.WriteLayoutAsync("arm64"));
            var secret = DockerfileSecret.FromVariable("token", "NPM_TOKEN");
            File.WriteAllText(docker.Root / "src/Other", "FROM scratch");
            var content = new Dockerfile(docker.Root / "src")
            {
                File = docker.Root / "src/Other",
                Target = "final",
                Offline = isRelease,
                BuildArguments = new Dictionary<string, string> { ["B"] = "two words", ["A"] = "1", ["VERSION"] = "own" },
                Secrets = client == "28.2.2" && driver is null ? [] : [secret, DockerfileSecret.FromFile("file", docker.Root / "src/Other")],
                CacheRepository = "ghcr.io/acme/cache",
            };
            await docker.BuildAsync(docker.Spec with { Content = content, Platforms = ["linux/arm64"] }, isRelease);
            text.Append($"client {client}, buildx {driver ?? "none"}, {(isRelease ? "release" : "development")}\n{docker.Calls}{string.Concat(docker.Announced.Select(line => line + "\n"))}\n");
        }

        Golden.Match(text.ToString(), "commands.txt");
    }

    [Fact]
    public async Task Client_that_is_missing_is_an_error_that_says_what_to_do()
    {
        using var docker = new FakeDocker();
        File.Delete(docker.Root / "docker");
        var error = await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync());
        error.Message.ShouldStartWith("Image 'hello' is built from a Dockerfile, which needs a Docker Engine: Cannot run '");
        error.Message.ShouldContain("https://docs.docker.com/engine/install");
    }

    [Theory]
    [InlineData("17.12.1-ce", "the Docker Engine has version 17.12.1-ce; 18.09 or newer is needed")]
    [InlineData("18.06.3", "the Docker Engine has version 18.06.3")]
    [InlineData("garbage", "the Docker Engine has version garbage")]
    public async Task Engine_that_is_too_old_is_an_error(string version, string expected)
    {
        using var docker = new FakeDocker(serverVersion: version);
        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync())).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task Engine_that_does_not_answer_is_an_error_with_what_the_client_says()
    {
        using var docker = new FakeDocker();
        File.WriteAllText(docker.Root / "docker", "#!/bin/sh\necho 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?' >&2; exit 1\n");
        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync())).Message.ShouldBe(
            "Image 'hello' is built from a Dockerfile, and no Docker Engine answers: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running? Start one, or name it in DOCKER_HOST or with 'docker context use'.");
    }

    [Fact]
    public async Task Secrets_without_buildkit_are_refused()
    {
        using var docker = new FakeDocker(driver: null);
        var spec = docker.Spec with { Content = new Dockerfile(docker.Root / "src") { Secrets = [DockerfileSecret.FromVariable("token", "TOKEN")] } };
        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync(spec))).Message.ShouldContain("which need BuildKit, and this docker client has none: install buildx");
    }

    [Fact]
    public async Task Platform_that_the_classic_builder_cannot_build_is_an_error_that_says_what_to_do()
    {
        using var docker = new FakeDocker(driver: null, build: "echo 'image was found but does not match the specified platform: wanted linux/arm64, actual: linux/amd64' >&2; exit 1");
        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync())).Message.ShouldContain("the classic builder of Docker 28.2.2 cannot build this Dockerfile for linux/amd64. Install buildx");
    }

    [Fact]
    public async Task Dockerfile_that_fails_shows_the_end_of_the_output_and_leaves_nothing()
    {
        using var docker = new FakeDocker(build: "echo 'ERROR: process \"/bin/false\" did not complete' >&2; exit 17");
        var error = await Should.ThrowAsync<ToolFailedException>(docker.BuildAsync());
        error.Message.ShouldContain("did not complete");
        error.ExitCode.ShouldBe(17);
        await IsEmptyAsync(docker);
    }

    [Fact]
    public async Task Image_for_another_platform_than_asked_for_is_an_error()
    {
        using var docker = new FakeDocker(driver: null);
        await docker.OfferAsync("linux/amd64", archive => archive.WriteSavedAsync("amd64"));
        await docker.OfferAsync("linux/arm64", archive =>
        {
            archive.Platform = Platform.LinuxAmd64;
            return archive.WriteSavedAsync("amd64");
        });
        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync())).Message.ShouldContain("gave an image for linux/amd64 where linux/arm64 was asked for");
        await IsEmptyAsync(docker);
    }

    [Theory]
    [InlineData(null, "it runs as root, a numbered user other than root was expected: write 'USER 10101' into the Dockerfile")]
    [InlineData("0:0", "it runs as '0:0'")]
    [InlineData("nobody", "it runs as 'nobody', a numbered user")]
    [InlineData("65532:65532", null)]
    public async Task User_must_be_numbered_and_not_root(string? user, string? problem)
    {
        using var docker = new FakeDocker();
        var config = new ContainerConfig { User = user, Entrypoint = ["/hello"] };
        await docker.OfferAsync("linux/amd64", _ => new SampleArchive(docker.Root / "archive-linux-amd64", Platform.LinuxAmd64) { Config = config }.WriteLayoutAsync("x"));
        var spec = docker.Spec with { Platforms = ["linux/amd64"] };
        if (problem is null)
        {
            await docker.BuildAsync(spec);
            return;
        }

        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync(spec))).Message.ShouldContain(problem);
        await IsEmptyAsync(docker);
        await docker.BuildAsync(spec with { Rules = new ImageRules { AllowRoot = true } });
    }

    [Fact]
    public async Task What_the_spec_expects_of_the_Dockerfile_is_checked()
    {
        using var docker = new FakeDocker();
        await docker.OfferAsync("linux/amd64", archive => archive.WriteLayoutAsync("x"));
        var spec = docker.Spec with { Platforms = ["linux/amd64"], User = 7, Ports = [8080, 9090], Entrypoint = ["/hello", "-v"] };
        (await Should.ThrowAsync<ImageBuildException>(docker.BuildAsync(spec))).Message.Split(Environment.NewLine).ShouldBe(
        [
            "Image 'hello': it runs as '10101', '7:7' was expected.",
            "Image 'hello': the port 9090 is not exposed.",
            "Image 'hello': its entrypoint is '/hello', '/hello -v' was expected.",
        ]);
    }

    [Fact]
    public void Validate_names_everything_that_a_Dockerfile_cannot_have()
    {
        using var docker = new FakeDocker();
        var spec = new ImageSpec("hello", new Dockerfile(docker.Root / "none")
        {
            BuildArguments = new Dictionary<string, string> { ["A-B"] = "" },
            Secrets = [DockerfileSecret.FromVariable("a,b", "X"), DockerfileSecret.FromFile("f", docker.Root / "gone"), DockerfileSecret.FromVariable("f", "Y")],
            CacheRepository = "ghcr.io/acme/cache:tag",
        })
        {
            BaseImage = "scratch",
            Environment = new Dictionary<string, string> { ["A"] = "1" },
        };
        Golden.Match(string.Join('\n', spec.Validate()).Replace(docker.Root, "<temp>", StringComparison.Ordinal) + "\n", "problems.txt");
    }

    private static async Task IsTheImageAsync(OciLayout layout, BuiltImage image, AbsolutePath root)
    {
        foreach (var platform in image.Platforms)
        {
            var unpacked = await ImageUnpacker.UnpackAsync(layout, platform.Manifest, root / "unpacked" / platform.Platform.Architecture, Token);
            File.ReadAllText(unpacked.PathOf("/hello")).ShouldBe(platform.Platform.Architecture);
            unpacked.Config.Platform.ShouldBe(platform.Platform);
            unpacked.Config.Created.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
            unpacked.Config.History!.ShouldAllBe(entry => entry.Created == unpacked.Config.Created);
            var config = unpacked.Config.Config!;
            config.User.ShouldBe("10101");
            config.Env.ShouldBe(["A=1"]);
            config.Labels!["maker"].ShouldBe("file");
            config.Labels["org.opencontainers.image.version"].ShouldBe("1.2.3");
            platform.BaseLayers.ShouldAllBe(layer => layer.MediaType == MediaTypes.LayerTarGzip);
        }
    }

    private static async Task IsEmptyAsync(FakeDocker docker)
    {
        var layout = await OciLayout.OpenOrCreateAsync(docker.Root / "oci", Token);
        (await layout.ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
    }
}
