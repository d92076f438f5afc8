using System.Text.RegularExpressions;

namespace Slipway.Versioning;

/// <summary>Which versions a project releases, and in which order.</summary>
public sealed partial record VersionPolicy
{
    /// <summary>kgateway's policy: no build metadata, no suffix of the rolling tag or of an architecture, at most 103 characters.</summary>
    public static VersionPolicy Default { get; } = new();

    /// <summary>RKE2's policy: <c>v1.33.1[-rcN]+rke2rN</c>, and <c>+dev.{sha8}[-dirty]</c> for development; <c>-rc2</c> comes before <c>-rc10</c>.</summary>
    public static VersionPolicy Rke2 { get; } = new()
    {
        AllowsBuildMetadata = true,
        Form = new(Rke2Pattern(), "v1.33.1+rke2r1, v1.33.1-rc1+rke2r1 or v1.33.1+dev.0123abcd"),
        Order = VersionOrder.Natural,
    };

    /// <summary>Whether <c>+</c> may be in a version. Image tags cannot have it.</summary>
    public bool AllowsBuildMetadata { get; init; }

    /// <summary>Endings that mean something else: the rolling tag, per-architecture tags.</summary>
    public IReadOnlyList<string> RefusedSuffixes { get; init; } = ["-main", "-amd64", "-arm64"];

    /// <summary>The longest version. A tag has 128 characters, and staging puts a commit in front: 103 leave room for <c>stage-</c>, twelve digits and dashes.</summary>
    public int MaximumLength { get; init; } = 103;

    /// <summary>The form that versions must have; null for every form of SemVer.</summary>
    public VersionForm? Form { get; init; }

    /// <summary>Which of two versions is the later one.</summary>
    public IComparer<ReleaseVersion> Order { get; init; } = VersionOrder.SemVer;

    /// <summary>Everything that is wrong with a version, a sentence each; none when it may be released.</summary>
    public IReadOnlyList<string> Problems(ReleaseVersion version)
    {
        var text = version.ToString();
        List<string> problems = [];
        if (version.Build.Length > 0 && !AllowsBuildMetadata)
        {
            problems.Add($"The version {text} has build metadata (+{version.Build}), which image tags cannot have: leave it out.");
        }

        problems.AddRange(RefusedSuffixes.Where(suffix => text.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => $"The version {text} ends with {suffix}, which is kept for other tags: choose another."));
        if (text.Length > MaximumLength)
        {
            problems.Add($"The version has {text.Length} characters, at most {MaximumLength} are allowed: {text[..Math.Min(40, text.Length)]}…");
        }

        if (Form is not null && !Form.Pattern.IsMatch(text))
        {
            problems.Add($"The version {text} has not the form that this project uses: {Form.Expected} is expected.");
        }

        return problems;
    }

    [GeneratedRegex(@"\Av[0-9]+\.[0-9]+\.[0-9]+(-(alpha|beta|rc)[1-9][0-9]*)?\+(rke2r[1-9][0-9]*|dev\.[0-9a-f]{8}(-dirty)?)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rke2Pattern();
}
