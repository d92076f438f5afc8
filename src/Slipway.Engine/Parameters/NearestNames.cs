namespace Slipway.Engine;

/// <summary>What a person may have meant.</summary>
internal static class NearestNames
{
    private const int ShortestPrefix = 3;

    /// <summary>Up to three candidates that a few typing mistakes lead to, or that start with the name, nearest first.</summary>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> candidates) =>
    [
        .. candidates
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(near => near.distance <= MostMistakes(name))
            .OrderBy(near => near.distance).ThenBy(near => near.candidate, StringComparer.Ordinal)
            .Take(3)
            .Select(near => near.candidate),
    ];

    /// <summary>" Did you mean A or B?", or nothing.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { Count: > 0 } near ? $" Did you mean {string.Join(" or ", near)}?" : "";

    private static int MostMistakes(string name) => name.Length < 4 ? 1 : Math.Max(2, name.Length / 3);

    private static int Distance(string from, string to) =>
        from.Length >= ShortestPrefix && to.StartsWith(from, StringComparison.Ordinal) ? Math.Min(1, to.Length - from.Length) : Edits(from, to);

    // Levenshtein's distance, one row at a time.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[to.Length];
    }
}
