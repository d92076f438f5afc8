namespace Slipway.Helm;

/// <summary>Finds the keys that somebody who wrote another one may have meant.</summary>
internal static class NearestKeys
{
    private const int MostShown = 3;

    /// <summary>A sentence for the end of a message.</summary>
    public static string Describe(string wanted, IEnumerable<string> keys)
    {
        var nearest = keys.OrderBy(key => Distance(wanted, key)).ThenBy(key => key, StringComparer.Ordinal).Take(MostShown).ToList();
        return nearest.Count == 0 ? "there are none" : $"the nearest are {string.Join(", ", nearest)}";
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
