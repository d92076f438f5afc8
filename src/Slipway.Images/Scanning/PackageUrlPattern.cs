namespace Slipway.Images;

/// <summary>Compares package URLs as VEX documents mean them (openvex-spec, "Product and subcomponent matching"): what a pattern leaves out may be anything.</summary>
internal static class PackageUrlPattern
{
    /// <summary>Whether a package URL is one that a pattern means.</summary>
    public static bool Matches(string pattern, string packageUrl) =>
        Parse(pattern) is { } wanted
        && Parse(packageUrl) is { } found
        && string.Equals(wanted.Name, found.Name, StringComparison.Ordinal)
        && (wanted.Version is null || wanted.Version == found.Version)
        && wanted.Qualifiers.All(found.Qualifiers.Contains);

    private static (string Name, string? Version, IReadOnlyList<string> Qualifiers)? Parse(string text)
    {
        if (!text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var withoutPath = text.Split('#')[0];
        var (identity, query) = withoutPath.Split('?', 2) is [var before, var after] ? (before, after) : (withoutPath, "");
        var at = identity.LastIndexOf('@');
        var (name, version) = at > identity.LastIndexOf('/') ? (identity[..at], Uri.UnescapeDataString(identity[(at + 1)..])) : (identity, null);

        // Where an image comes from is no part of what it is.
        var qualifiers = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).Where(pair => !pair.StartsWith("repository_url=", StringComparison.Ordinal) && !pair.StartsWith("tag=", StringComparison.Ordinal));
        return (Uri.UnescapeDataString(name).ToLowerInvariant(), version, [.. qualifiers]);
    }
}
