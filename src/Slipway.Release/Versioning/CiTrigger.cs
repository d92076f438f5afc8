using System.Globalization;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>What started this build, by the CI system that runs it.</summary>
internal static class CiTrigger
{
    private const string TagPrefix = "refs/tags/";
    private const string BranchPrefix = "refs/heads/";

    /// <summary>The trigger; a manual one on a person's machine and for dispatched workflows.</summary>
    public static BuildTrigger Of(Host host) => host switch
    {
        GitHubActions { EventName: "pull_request", Ref: { } reference } when Number(reference.Split('/').ElementAtOrDefault(2)) is { } number => new BuildTrigger.PullRequest(number),
        GitHubActions { EventName: "push", Ref: { } reference } => OfRef(reference),
        GitLab { MergeRequest: { } request } when Number(request) is { } number => new BuildTrigger.PullRequest(number),
        GitLab { Tag: { Length: > 0 } tag } => new BuildTrigger.Tag(tag),
        GitLab { Branch: { Length: > 0 } branch } => new BuildTrigger.Branch(branch),
        AzurePipelines { PullRequest: { } request } when Number(request) is { } number => new BuildTrigger.PullRequest(number),
        AzurePipelines { Ref: { } reference } => OfRef(reference),
        CloudBuild { Tag: { Length: > 0 } tag } => new BuildTrigger.Tag(tag),
        CloudBuild { Branch: { Length: > 0 } branch } => new BuildTrigger.Branch(branch),
        _ => new BuildTrigger.Manual(),
    };

    private static BuildTrigger OfRef(string reference) => reference switch
    {
        _ when reference.StartsWith(TagPrefix, StringComparison.Ordinal) => new BuildTrigger.Tag(reference[TagPrefix.Length..]),
        _ when reference.StartsWith(BranchPrefix, StringComparison.Ordinal) => new BuildTrigger.Branch(reference[BranchPrefix.Length..]),
        _ => new BuildTrigger.Manual(),
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
