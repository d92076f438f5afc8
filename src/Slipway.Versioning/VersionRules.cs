namespace Slipway.Versioning;

/// <summary>
/// Which version a build has when nobody names one (the rules of kgateway's pipeline): a pull request gives <c>{nearest tag}-pr.{number}-{short sha}</c>,
/// the main branch <c>{rolling}-{12-char sha}</c>, a tag itself, anything else the release tag at a clean HEAD or <c>v0.0.0-manual-{sha}</c>.
/// </summary>
public static class VersionRules
{
    /// <summary>The rolling tag's version: it sorts below every release and promises no number.</summary>
    public const string Rolling = "v0.0.0-main";

    /// <summary>The branches whose pushes give the rolling version. Others would move its tags away from the main branch.</summary>
    public static IReadOnlyList<string> RollingBranches { get; } = ["main", "master"];

    /// <summary>Whether a version is that of one commit of a rolling branch, <c>{rolling}-{sha}</c>; with uncommitted changes it is not.</summary>
    public static bool IsRolling(ReleaseVersion version) =>
        version.IsDevelopment && version.ToString() is var text && text.StartsWith($"{Rolling}-", StringComparison.Ordinal) && !text.EndsWith("-dirty", StringComparison.Ordinal);

    /// <summary>The version of a build.</summary>
    /// <exception cref="FormatException">A pushed tag is no version.</exception>
    public static DeterminedVersion Determine(GitState git, BuildTrigger trigger) => trigger switch
    {
        BuildTrigger.PullRequest { Number: var number } => ForPullRequest(git, number),
        BuildTrigger.Branch { Name: var branch } => ForBranch(git, branch),
        BuildTrigger.Tag { Name: Rolling } => new(Parse($"{Rolling}-{git.ShortCommit}", git), $"rolling tag {Rolling}"),
        BuildTrigger.Tag { Name: var tag } => new(ReleaseVersion.Parse(tag), git.IsDirty ? $"tag {tag}, with uncommitted changes" : $"tag {tag}"),
        _ => AtReleaseTag(git) ?? Manual(git, ManualReason(git)),
    };

    private static DeterminedVersion ForBranch(GitState git, string branch) =>
        RollingBranches.Contains(branch, StringComparer.Ordinal)
            ? new(Parse($"{Rolling}-{git.ShortCommit}", git), $"rolling version of branch {branch}")
            : Manual(git, $"branch {branch}, which has no rolling version");

    private static DeterminedVersion Manual(GitState git, string reason) => new(Parse($"v0.0.0-manual-{git.ShortCommit}", git), reason);

    private static DeterminedVersion ForPullRequest(GitState git, int number)
    {
        var nearest = Releases(git.NearestTags).FirstOrDefault();
        // What follows '+' is no part of the order, and image tags cannot have it.
        var start = nearest is null ? "v0.0.0" : nearest.ToString().Split('+')[0];
        return new(Parse($"{start}-pr.{number}-{git.Commit[..Math.Min(7, git.Commit.Length)]}", git), $"pull request {number} after {(nearest is null ? "no release" : nearest)}");
    }

    // Two tags on one commit are a candidate and the stable version made from it: the highest one is what the commit is.
    private static DeterminedVersion? AtReleaseTag(GitState git)
    {
        var releases = git.IsDirty ? [] : Releases(git.HeadTags).OrderDescending().ToList();
        return releases switch
        {
            [] => null,
            [var only] => new(only, $"tag {only} at HEAD"),
            [var highest, .. var others] => new(highest, $"tag {highest} at HEAD, the highest of {string.Join(", ", others.Prepend(highest))}"),
        };
    }

    private static IEnumerable<ReleaseVersion> Releases(IEnumerable<string> tags) =>
        tags.Select(tag => ReleaseVersion.TryParse(tag, out var version) && version is { HasPrefix: true, IsDevelopment: false } ? version : null).OfType<ReleaseVersion>();

    private static ReleaseVersion Parse(string text, GitState git) => ReleaseVersion.Parse(git.IsDirty ? $"{text}-dirty" : text);

    private static string ManualReason(GitState git) => (git.IsDirty, Releases(git.HeadTags).Any()) switch
    {
        (true, true) => "manual build: HEAD has a release tag, but there are uncommitted changes",
        (true, false) => "manual build of uncommitted changes",
        _ => "manual build: no release tag at HEAD",
    };
}
