namespace Slipway.Engine.Caching;

/// <summary>What has to be done so that the products on disk are those of an entry.</summary>
/// <param name="Result">What to tell.</param>
/// <param name="Missing">Products to bring back.</param>
/// <param name="Outdated">Products of the run before, which these inputs do not make.</param>
internal sealed record ReusePlan(CacheResult Result, IReadOnlyList<Product> Missing, IReadOnlyList<Product> Outdated)
{
    /// <summary>The target has to run.</summary>
    public static ReusePlan Run(string reason) => new(new CacheResult(CacheOutcome.Executed, reason), [], []);

    /// <summary>Compares an entry with the disk.</summary>
    /// <param name="entry">What the inputs make.</param>
    /// <param name="last">What the target made last: files of it that lie around may be deleted.</param>
    /// <param name="actual">What is on disk.</param>
    public static ReusePlan Create(CacheEntry entry, CacheEntry? last, IReadOnlyList<Product> actual)
    {
        var (wanted, present, made) = (ByPath(entry.Products), ByPath(actual), ByPath(last?.Products ?? []));
        var extra = actual.Where(product => !wanted.ContainsKey(product.Path)).ToList();
        if (extra.Find(product => !made.TryGetValue(product.Path, out var before) || !before.IsSame(product)) is { } unknown)
        {
            return Run($"{unknown.Path} lies between its products and is none of them");
        }

        var missing = entry.Products.Where(product => !present.TryGetValue(product.Path, out var there) || !there.IsSame(product)).ToList();
        if (missing.Count > 0 && !entry.HasCopies)
        {
            return Run($"{missing[0].Path} {(present.ContainsKey(missing[0].Path) ? "is not as it was made" : "is missing")}");
        }

        return missing.Count + extra.Count == 0
            ? new ReusePlan(new CacheResult(CacheOutcome.UpToDate, "nothing changed") { Products = entry.Products }, [], [])
            : new ReusePlan(new CacheResult(CacheOutcome.Restored, $"{missing.Count} of {entry.Products.Count} products restored") { Products = entry.Products }, missing, extra);
    }

    private static Dictionary<string, Product> ByPath(IReadOnlyList<Product> products) => products.ToDictionary(product => product.Path, StringComparer.Ordinal);
}
