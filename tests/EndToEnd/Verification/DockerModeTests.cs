using EndToEnd.Images;
using EndToEnd.Release;

namespace EndToEnd.Verification;

/// <summary>The programs of a release as containers of a real engine.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class DockerModeTests(PublishedRelease release)
{
    private readonly string[] _verify = ["VerifyLocal", "--verify", "docker", "--skip", "Compile", "Test", "--registry-port", $"{FreePort.Find()}"];

    [Fact]
    public async Task Release_passes_as_containers_and_nothing_is_left_in_the_engine()
    {
        await using var docker = await DockerDaemon.StartAsync();
        await using var copy = await release.CopyAsync();

        var run = await copy.BuildAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOCKER_HOST"] = docker.Address }, _verify);

        run.ShouldExitWith(0).Output.ShouldContain("is verified (docker)");
        File.Exists(copy["artifacts/verification/docker/index.html"]).ShouldBeTrue();
        (await docker.RunAsync("ps", "--all", "--quiet")).Output.Trim().ShouldBeEmpty();
        (await docker.RunAsync("network", "ls", "--filter", "label=dev.slipway.verification", "--quiet")).Output.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task Engine_that_does_not_answer_is_named_with_the_way_out_and_marks_nothing()
    {
        Tools.Require("docker", "Debian's docker.io");
        await using var copy = await release.CopyAsync();

        var run = await copy.BuildAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["DOCKER_HOST"] = "unix:///nonexistent/docker.sock" }, _verify);

        run.ShouldExitWith(1).Output.ShouldContain("--verify docker needs a Docker engine that answers");
        (await copy.BuildAsync(["Publish", .. _verify[3..]])).ShouldExitWith(0);
    }
}
