namespace Slipway.Versioning;

/// <summary>The tags that go along with the newest release: <c>latest</c>, <c>1</c> and <c>1.4</c> for <c>v1.4.2</c>.</summary>
public static class FloatingTags
{
    /// <summary>The tag of the highest stable release.</summary>
    public const string Latest = "latest";

    /// <summary>The tags that a version takes: each when no other stable version of its line is higher. A prerelease or development version takes none; <c>0</c> promises nothing and is no tag.</summary>
    /// <param name="version">The version.</param>
    /// <param name="released">The versions that are there, with or without <paramref name="version"/>, in any order.</param>
    /// <param name="policy">Knows which version is the higher one.</param>
    public static IReadOnlyList<string> Of(ReleaseVersion version, IEnumerable<ReleaseVersion> released, VersionPolicy policy)
    {
        if (!IsStable(version))
        {
            return [];
        }

        var higher = released.Where(other => IsStable(other) && policy.Order.Compare(other, version) > 0).ToList();
        List<string> tags = [];
        if (higher.Count == 0)
        {
            tags.Add(Latest);
        }

        if (!version.Major.IsZero && higher.TrueForAll(other => other.Major != version.Major))
        {
            tags.Add($"{version.Major}");
        }

        if (higher.TrueForAll(other => (other.Major, other.Minor) != (version.Major, version.Minor)))
        {
            tags.Add($"{version.Major}.{version.Minor}");
        }

        return tags;
    }

    /// <summary>
    /// The versions among the tags of a repository. Where build metadata is allowed, the <c>-</c> that an image tag has in place of <c>+</c> is found by the policy's form.
    /// </summary>
    public static IReadOnlyList<ReleaseVersion> Versions(IEnumerable<string> tags, VersionPolicy policy) => [.. tags.Select(tag => Read(tag, policy)).OfType<ReleaseVersion>()];

    private static bool IsStable(ReleaseVersion version) => version is { IsPrerelease: false, IsDevelopment: false };

    private static ReleaseVersion? Read(string tag, VersionPolicy policy)
    {
        if (policy is { AllowsBuildMetadata: true, Form: not null })
        {
            for (var dash = tag.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = tag.IndexOf('-', dash + 1))
            {
                if (ReleaseVersion.TryParse($"{tag[..dash]}+{tag[(dash + 1)..]}", out var withBuild) && policy.Problems(withBuild).Count == 0)
                {
                    return withBuild;
                }
            }
        }

        return ReleaseVersion.TryParse(tag, out var version) && policy.Problems(version).Count == 0 ? version : null;
    }
}
