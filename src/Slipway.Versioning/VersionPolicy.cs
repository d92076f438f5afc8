namespace Slipway.Versioning;

/// <summary>Which versions a project releases.</summary>
public sealed record VersionPolicy
{
    /// <summary>kgateway's policy: no build metadata, no suffix of the rolling tag or of an architecture, at most 103 characters.</summary>
    public static VersionPolicy Default { get; } = new();

    /// <summary>Whether <c>+</c> may be in a version. Image tags cannot have it.</summary>
    public bool AllowsBuildMetadata { get; init; }

    /// <summary>Endings that mean something else: the rolling tag, per-architecture tags.</summary>
    public IReadOnlyList<string> RefusedSuffixes { get; init; } = ["-main", "-amd64", "-arm64"];

    /// <summary>The longest version. A tag has 128 characters, and staging puts a commit in front: 103 leave room for <c>stage-</c>, twelve digits and dashes.</summary>
    public int MaximumLength { get; init; } = 103;

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
            problems.Add($"The version has {text.Length} characters, at most {MaximumLength} are allowed: {text[..40]}…");
        }

        return problems;
    }
}
