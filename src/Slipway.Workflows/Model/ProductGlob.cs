namespace Slipway.Workflows;

/// <summary>Globs of products as the engine takes them: <c>*</c>, <c>?</c>, <c>**</c>, <c>{a,b}</c>, and a folder for all below it.</summary>
internal static class ProductGlob
{
    /// <summary>The glob without braces, which the stores of CI systems do not know: one for each alternative.</summary>
    public static IEnumerable<string> Alternatives(string glob)
    {
        // The innermost pair holds no other.
        var end = glob.IndexOf('}', StringComparison.Ordinal);
        var start = end < 0 ? -1 : glob.LastIndexOf('{', end);
        return start < 0 ? [glob] : glob[(start + 1)..end].Split(',').SelectMany(alternative => Alternatives(glob[..start] + alternative + glob[(end + 1)..])).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether the glob takes files out of what others take in.</summary>
    public static bool IsExclusion(string glob) => glob.StartsWith('!');

    /// <summary>The folder that the glob takes in as a whole; null when it is more particular.</summary>
    public static string? Folder(string glob) =>
        glob.EndsWith("/**/*", StringComparison.Ordinal) ? glob[..^5]
        : glob.EndsWith("/**", StringComparison.Ordinal) ? glob[..^3]
        : glob[(glob.LastIndexOf('/') + 1)..].AsSpan().ContainsAny('*', '?') ? null
        : glob;

    /// <summary>Whether everything that <paramref name="glob"/> takes in is certainly taken in by <paramref name="other"/>.</summary>
    public static bool IsWithin(string glob, string other) => glob == other || (Folder(other) is { } folder && (glob == folder || glob.StartsWith($"{folder}/", StringComparison.Ordinal)));
}
