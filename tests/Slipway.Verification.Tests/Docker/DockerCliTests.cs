using Slipway.Tools;

namespace Slipway.Verification.Tests.Docker;

/// <summary>Finding an engine.</summary>
public sealed class DockerCliTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("20.10.24+dfsg1")]
    [InlineData("28.1.0")]
    [InlineData("dev")]
    public async Task Version_of_the_engine_is_told(string version) =>
        (await new DockerCli(new FakeDocker().Answer("version", version)).CheckAsync(Cancel)).ShouldBe(version);

    [Fact]
    public async Task Old_engine_is_named_with_the_command_to_install_a_newer_one()
    {
        var error = await Should.ThrowAsync<VerificationException>(() => new DockerCli(new FakeDocker().Answer("version", "19.03.8")).CheckAsync(Cancel));

        error.Message.ShouldStartWith("--verify docker needs Docker 20.10 or newer, found 19.03.8: install it (Debian and Ubuntu: sudo apt-get install docker.io");
    }

    [Fact]
    public async Task Engine_that_does_not_answer_is_told_with_what_docker_says()
    {
        var docker = new DockerCli(new FakeDocker().Answer("version", "Cannot connect to the Docker daemon", code: 1));

        (await Should.ThrowAsync<VerificationException>(() => docker.CheckAsync(Cancel))).Message.ShouldEndWith("docker says:\n  Cannot connect to the Docker daemon");
    }

    [Fact]
    public async Task Missing_client_is_named_with_the_command_to_install_it() =>
        (await Should.ThrowAsync<VerificationException>(() => new DockerCli(new NoTools()).CheckAsync(Cancel))).Message.ShouldContain("sudo apt-get install docker.io");

    [Fact]
    public async Task Command_that_fails_is_told_with_its_output()
    {
        var docker = new DockerCli(new FakeDocker().Answer("run", "no such image", code: 125));

        (await Should.ThrowAsync<VerificationException>(() => docker.RunAsync(Cancel, "run", "proxy"))).Message.ShouldBe("'docker run proxy' failed:\n  no such image");
    }

    private sealed class NoTools : IToolRunner
    {
        public Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default) => throw new ToolNotFoundException("docker", "no such program in PATH");
    }
}
