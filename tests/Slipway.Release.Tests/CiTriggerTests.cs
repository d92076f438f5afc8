using Slipway.Engine;
using Slipway.Release;
using Slipway.Versioning;

namespace Slipway.Release.Tests;

/// <summary>Each CI system says in its own variables what started a build.</summary>
public sealed class CiTriggerTests
{
    [Theory]
    [InlineData("pull_request", "refs/pull/7/merge", "PullRequest { Number = 7 }")]
    [InlineData("push", "refs/heads/main", "Branch { Name = main }")]
    [InlineData("push", "refs/tags/v1.4.0", "Tag { Name = v1.4.0 }")]
    [InlineData("workflow_dispatch", "refs/heads/main", "Manual { }")]
    [InlineData("schedule", "refs/heads/main", "Manual { }")]
    public void GitHub(string eventName, string reference, string expected) =>
        Of(new GitHubActions(Variables(("GITHUB_EVENT_NAME", eventName), ("GITHUB_REF", reference)))).ShouldBe(expected);

    [Theory]
    [InlineData("CI_MERGE_REQUEST_IID", "7", "PullRequest { Number = 7 }")]
    [InlineData("CI_COMMIT_BRANCH", "main", "Branch { Name = main }")]
    [InlineData("CI_COMMIT_TAG", "v1.4.0", "Tag { Name = v1.4.0 }")]
    public void GitLab(string name, string value, string expected) => Of(new GitLab(Variables((name, value)))).ShouldBe(expected);

    [Theory]
    [InlineData("BUILD_SOURCEBRANCH", "refs/heads/main", "Branch { Name = main }")]
    [InlineData("BUILD_SOURCEBRANCH", "refs/tags/v1.4.0", "Tag { Name = v1.4.0 }")]
    [InlineData("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", "7", "PullRequest { Number = 7 }")]
    public void Azure(string name, string value, string expected) => Of(new AzurePipelines(Variables((name, value)))).ShouldBe(expected);

    [Theory]
    [InlineData("BRANCH_NAME", "main", "Branch { Name = main }")]
    [InlineData("TAG_NAME", "v1.4.0", "Tag { Name = v1.4.0 }")]
    public void GoogleCloudBuild(string name, string value, string expected) => Of(new CloudBuild(Variables((name, value)))).ShouldBe(expected);

    [Fact]
    public void Persons_machine_is_manual() => Of(new LocalHost()).ShouldBe("Manual { }");

    private static string Of(Host host) => CiTrigger.Of(host).ToString();

    private static Dictionary<string, string> Variables(params (string Name, string Value)[] variables) =>
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
}
