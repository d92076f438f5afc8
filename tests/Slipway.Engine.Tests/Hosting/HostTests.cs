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
    [InlineData("BUILD_ID=1", "Local")]
    public void Environment_tells_the_host(string variables, string expected) => Host.Detect(Environment(variables)).Name.ShouldBe(expected);

    [Theory]
    [InlineData("githubactions", "GitHubActions")]
    [InlineData("Local", "Local")]
    [InlineData("Jenkins", null)]
    public void Host_has_a_name(string name, string? expected) => Host.Named(name, Environment(""))?.Name.ShouldBe(expected);

    [Fact]
    public void Host_knows_what_the_system_tells_of_the_run()
    {
        var github = new GitHubActions(Environment("GITHUB_EVENT_NAME=pull_request,GITHUB_REF=refs/pull/7/merge,GITHUB_REPOSITORY=acme/gateway"));
        (github.EventName, github.Ref, github.Repository).ShouldBe(("pull_request", "refs/pull/7/merge", "acme/gateway"));

        var gitlab = new GitLab(Environment("CI_MERGE_REQUEST_IID=7,CI_COMMIT_BRANCH=main"));
        (gitlab.MergeRequest, gitlab.Branch, gitlab.Tag).ShouldBe(("7", "main", null));

        var azure = new AzurePipelines(Environment("BUILD_SOURCEBRANCH=refs/heads/main,SYSTEM_PULLREQUEST_PULLREQUESTNUMBER=7"));
        (azure.Ref, azure.PullRequest).ShouldBe(("refs/heads/main", "7"));

        var cloud = new CloudBuild(Environment("BRANCH_NAME=main,TAG_NAME=v1"));
        (cloud.Branch, cloud.Tag).ShouldBe(("main", "v1"));
    }

    [Theory]
    [InlineData("Local", true)]
    [InlineData("GitHubActions", false)]
    public void Build_knows_whether_a_person_runs_it(string host, bool isLocal) => TestBuild.Marks<Build>("Show", "--host", host).ShouldBe([$"{isLocal} {!isLocal} {host}"]);

    private static Dictionary<string, string> Environment(string variables) => variables
        .Split(',', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private sealed class Build : NukeBuild
    {
        private Target Show => _ => _.Executes(() => Log.Information($"mark {IsLocalBuild} {IsServerBuild} {Host}"));
    }
}
