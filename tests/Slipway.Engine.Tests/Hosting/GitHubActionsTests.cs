using Slipway.Testing;

namespace Slipway.Engine.Tests.Hosting;

/// <summary>What a build learns of its run on GitHub Actions.</summary>
public sealed class GitHubActionsTests
{
    private const string Common =
        "GITHUB_SHA=abc,GITHUB_REPOSITORY=acme/gateway,GITHUB_REPOSITORY_OWNER=acme,GITHUB_ACTOR=eve,GITHUB_WORKFLOW=release,GITHUB_JOB=build,GITHUB_RUN_ID=5,GITHUB_RUN_NUMBER=6,"
        + "GITHUB_RUN_ATTEMPT=2,GITHUB_WORKSPACE=/w,GITHUB_SERVER_URL=https://github.com,GITHUB_API_URL=https://api.github.com,GITHUB_TOKEN=t,GITHUB_STEP_SUMMARY=/s,GITHUB_OUTPUT=/o,";

    [Fact]
    public void Variables_become_members()
    {
        var host = Host(Common + "GITHUB_EVENT_NAME=push,GITHUB_REF=refs/heads/main");

        (host.Sha, host.Repository, host.RepositoryOwner, host.Actor, host.Workflow, host.Job).ShouldBe(("abc", "acme/gateway", "acme", "eve", "release", "build"));
        (host.RunId, host.RunNumber, host.RunAttempt, host.Workspace, host.ServerUrl, host.ApiUrl).ShouldBe((5, 6, 2, "/w", "https://github.com", "https://api.github.com"));
        (host.EventName, host.Ref, host.Token, host.StepSummaryFile, host.OutputFile).ShouldBe(("push", "refs/heads/main", "t", "/s", "/o"));
        (host.Commit, host.RunUrl).ShouldBe(("abc", "https://github.com/acme/gateway/actions/runs/5"));
    }

    [Theory]
    [InlineData("GITHUB_EVENT_NAME=push,GITHUB_REF=refs/heads/release/1.0", "release/1.0", null, null, false)]
    [InlineData("GITHUB_EVENT_NAME=push,GITHUB_REF=refs/tags/v1.0.0", null, "v1.0.0", null, false)]
    [InlineData("GITHUB_EVENT_NAME=pull_request,GITHUB_REF=refs/pull/7/merge,GITHUB_HEAD_REF=fix,GITHUB_BASE_REF=main", "fix", null, 7, true)]
    [InlineData("GITHUB_EVENT_NAME=workflow_dispatch,GITHUB_REF=refs/heads/main,GITHUB_HEAD_REF=", "main", null, null, false)]
    [InlineData("", null, null, null, false)]
    public void What_is_built_follows_from_the_reference(string variables, string? branch, string? tag, int? pullRequest, bool isPullRequest)
    {
        var host = Host(variables);
        (host.Branch, host.Tag, host.PullRequestNumber, host.IsPullRequest).ShouldBe((branch, tag, pullRequest, isPullRequest));
    }

    [Theory]
    [InlineData("""{ "pull_request": { "number": 12 } }""", 12)]
    [InlineData("""{ "pull_request": { } }""", null)]
    [InlineData("""{ "action": "opened" }""", null)]
    [InlineData("not json", null)]
    public void Number_of_a_request_on_its_target_is_in_the_payload(string payload, int? expected)
    {
        using var folder = new TempDirectory();
        var host = Host($"GITHUB_EVENT_NAME=pull_request_target,GITHUB_REF=refs/heads/main,GITHUB_EVENT_PATH={folder.Write("event.json", payload)}");
        host.PullRequestNumber.ShouldBe(expected);
    }

    [Fact]
    public void Missing_payload_is_no_error() => Host("GITHUB_EVENT_NAME=pull_request_target,GITHUB_EVENT_PATH=/no/file").PullRequestNumber.ShouldBeNull();

    [Fact]
    public void Branch_of_a_request_names_the_branches() =>
        (Host("GITHUB_HEAD_REF=fix,GITHUB_BASE_REF=main").HeadRef, Host("GITHUB_HEAD_REF=fix,GITHUB_BASE_REF=main").BaseRef).ShouldBe(("fix", "main"));

    private static GitHubActions Host(string variables) => new(HostTests.Variables(variables));
}
