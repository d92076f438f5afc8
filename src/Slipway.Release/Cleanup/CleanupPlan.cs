using System.Text.RegularExpressions;
using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>
/// Decides which tags of a repository go. Only development versions and stages do, when they are neither young nor among the newest; a release, a floating
/// tag, a cache, anything of another name, and every manifest that one of these needs, stays.
/// </summary>
internal sealed partial class CleanupPlan
{
    private readonly CleanupRules _rules;
    private readonly Dictionary<Digest, string> _needed = [];
    private readonly HashSet<Digest> _newest;

    private readonly string? _only;

    private CleanupPlan(IReadOnlyList<CleanupTag> tags, CleanupRules rules, string? only)
    {
        _rules = rules;
        _only = only;
        _newest = [.. tags.Where(tag => IsDevelopment(tag.Name) && tag.Created is not null)
            .GroupBy(tag => tag.Digest)
            .OrderByDescending(content => content.First().Created).ThenBy(content => content.Key.ToString(), StringComparer.Ordinal)
            .Take(rules.KeepNewest)
            .Select(content => content.Key)];
    }

    /// <summary>A verdict for each tag, in their order.</summary>
    public static IReadOnlyList<CleanupVerdict> Create(IReadOnlyList<CleanupTag> tags, CleanupRules rules) => Create(tags, new CleanupPlan(tags, rules, only: null));

    /// <summary>A verdict for each tag, in their order: only one goes, with what nothing else needs.</summary>
    public static IReadOnlyList<CleanupVerdict> Create(IReadOnlyList<CleanupTag> tags, string only) => Create(tags, new CleanupPlan(tags, new() { Now = default }, only));

    private static List<CleanupVerdict> Create(IReadOnlyList<CleanupTag> tags, CleanupPlan plan)
    {
        var verdicts = tags.Select(tag => SubjectOf(tag.Name) is null ? plan.Judge(tag) : new CleanupVerdict(tag, true, "about what is deleted")).ToList();

        // What stays needs manifests, which then stay as well; nothing that stayed ever goes again.
        while (plan.KeepsMore(verdicts))
        {
        }

        return verdicts;
    }

    /// <summary>The manifest that a tag of the referrers fallback, or of cosign's older layout, is about; null for every other tag.</summary>
    public static Digest? SubjectOf(string tag) => AttachedTag().Match(tag) is { Success: true } match ? Digest.Parse($"sha256:{match.Groups["hex"].Value}") : null;

    // A version of work in progress as VersionRules makes it for a commit, also for one platform, a stage, or a lease that nobody gave back. The rolling tag moves from commit to commit and is none.
    private static bool IsDevelopment(string tag) =>
        tag.StartsWith(StageTag.Prefix, StringComparison.Ordinal) || tag.StartsWith(PublishLease.TagPrefix, StringComparison.Ordinal)
        || (ReleaseVersion.TryParse(PlatformSuffix().Replace(tag, ""), out var version) && version.IsDevelopment && version.SemVer != ReleaseVersion.Parse(VersionRules.Rolling).SemVer);

    private CleanupVerdict Judge(CleanupTag tag)
    {
        if (_only is not null)
        {
            return tag.Name == _only ? new(tag, true, "the stage of this commit and version") : new(tag, false, "something else", IsRoutine: true);
        }

        if (!IsDevelopment(tag.Name))
        {
            return new(tag, false, ReleaseVersion.TryParse(tag.Name, out _) ? "a release" : "no development version", IsRoutine: true);
        }

        if (tag.Created is not { } created)
        {
            return new(tag, false, "does not say how old it is");
        }

        var age = _rules.Now - created;
        var days = $"{Math.Max(0, (int)age.TotalDays)} days old";
        return age < _rules.KeepYoungerThan ? new(tag, false, days)
            : _newest.Contains(tag.Digest) ? new(tag, false, $"{days}, one of the {_rules.KeepNewest} newest")
            : new(tag, true, days);
    }

    private bool KeepsMore(List<CleanupVerdict> verdicts)
    {
        foreach (var kept in verdicts.Where(verdict => !verdict.Deletes))
        {
            Need(kept.Tag);
        }

        var going = verdicts.Where(verdict => verdict.Deletes && SubjectOf(verdict.Tag.Name) is null).SelectMany(verdict => (Digest[])[verdict.Tag.Digest, .. verdict.Tag.Children]).ToHashSet();
        going.ExceptWith(_needed.Keys);
        var keeps = false;
        for (var index = 0; index < verdicts.Count; index++)
        {
            var verdict = verdicts[index];
            if (verdict.Deletes && SubjectOf(verdict.Tag.Name) is { } subject && !going.Contains(subject))
            {
                verdicts[index] = new(verdict.Tag, false, "about what stays", IsRoutine: true);
                keeps = true;
            }
            else if (verdict.Deletes && !verdict.Tag.Name.StartsWith(StageTag.Prefix, StringComparison.Ordinal) && _needed.TryGetValue(verdict.Tag.Digest, out var reason))
            {
                verdicts[index] = verdict with { Deletes = false, Reason = reason };
                keeps = true;
            }
        }

        return keeps;
    }

    private void Need(CleanupTag tag)
    {
        _needed.TryAdd(tag.Digest, $"the same as {tag.Name}");
        foreach (var child in tag.Children)
        {
            _needed.TryAdd(child, $"a platform of {tag.Name}");
        }
    }

    [GeneratedRegex(@"\Asha256-(?<hex>[0-9a-f]{64})(\.[a-z]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AttachedTag();

    [GeneratedRegex(@"-(386|amd64|arm|arm64|ppc64le|riscv64|s390x)(-v[0-9])?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlatformSuffix();
}
