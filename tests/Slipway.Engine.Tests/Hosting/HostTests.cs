namespace Slipway.Engine.Tests.Hosting;

/// <summary>Where a build runs is found from the environment.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("", "Local")]
    [InlineData("CI=true", "Local")]
    [InlineData("GITHUB_ACTIONS=true", "GitHubActions")]
    [InlineData("GITHUB_ACTIONS=", "Local")]
    [InlineData("GITLAB_CI=true", "GitLab")]
    [InlineData("TF_BUILD=True", "AzurePipelines")]
    [InlineData("BUILDER_OUTPUT=/builder/outputs,BUILD_ID=1", "CloudBuild")]
    [InlineData("TEKTON_TASK_RUN=release-build", "Tekton")]
    [InlineData("BUILD_ID=1", "Local")]
    public void Environment_tells_the_host(string variables, string expected) => Host.Detect(Variables(variables)).Name.ShouldBe(expected);

    [Theory]
    [InlineData("githubactions", "GitHubActions")]
    [InlineData("Local", "Local")]
    [InlineData("Jenkins", null)]
    public void Host_has_a_name(string name, string? expected) => Host.Named(name, Variables(""))?.Name.ShouldBe(expected);

    [Fact]
    public void Local_host_knows_of_no_run()
    {
        var host = Host.Detect(Variables(""));
        (host.Branch, host.Tag, host.Commit, host.PullRequestNumber, host.RunUrl).ShouldBe((null, null, null, null, null));
    }

    [Theory]
    [InlineData("Local", true)]
    [InlineData("GitHubActions", false)]
    public void Build_knows_whether_a_person_runs_it(string host, bool isLocal) => TestBuild.Marks<Build>("Show", "--host", host).ShouldBe([$"{isLocal} {!isLocal} {host}"]);

    [Theory]
    [InlineData("Local", "False False False")]
    [InlineData("GitHubActions", "True True False")]
    [InlineData("GitLab", "False False True")]
    public void Members_get_the_host_of_their_type(string host, string expected) => TestBuild.Marks<Injected>("Show", "--host", host).ShouldBe([expected]);

    [Fact]
    public void Member_that_is_no_host_is_an_error() =>
        TestBuild.Run<NoHost>(["Show"]).ShouldBe((2, "NoHost.Number ([CI]): Int32 is no host (expected one of GitHubActions, GitLab, AzurePipelines, CloudBuild, Tekton, Local, or Host).\n"));

    internal static Dictionary<string, string> Variables(string variables) => variables
        .Split(',', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private sealed class Build : NukeBuild
    {
        private Target Show => _ => _.Executes(() => Log.Information($"mark {IsLocalBuild} {IsServerBuild} {Host}"));
    }

    private sealed class Injected : NukeBuild
    {
        [CI]
        private readonly GitHubActions? GitHub;

        [CI]
        private GitLab? GitLabHost { get; }

        private Target Show => _ => _.Executes(() => Log.Information($"mark {GitHub is not null} {GitHub is not null && GitHub == GitHubActions.Instance} {GitLabHost is not null && GitLabHost == GitLab.Instance}"));
    }

    private sealed class NoHost : NukeBuild
    {
        [CI]
        private readonly int Number;

        private Target Show => _ => _.Mark($"{Number}");
    }
}
