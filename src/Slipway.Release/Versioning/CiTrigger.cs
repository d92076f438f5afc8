using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>What started this build, by the CI system that runs it.</summary>
internal static class CiTrigger
{
    /// <summary>The trigger; a manual one on a person's machine and for dispatched workflows.</summary>
    public static BuildTrigger Of(Host host) =>
        host is GitHubActions { EventName: not ("push" or "pull_request") } ? new BuildTrigger.Manual()
        : host.PullRequestNumber is { } number ? new BuildTrigger.PullRequest(number)
        : host.Tag is { } tag ? new BuildTrigger.Tag(tag)
        : host.Branch is { } branch ? new BuildTrigger.Branch(branch)
        : new BuildTrigger.Manual();
}
