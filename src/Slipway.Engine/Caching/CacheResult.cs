namespace Slipway.Engine.Caching;

/// <summary>What became of a target.</summary>
/// <param name="Outcome">Whether it ran.</param>
/// <param name="Reason">Why it ran, or what was restored: a phrase for the summary.</param>
internal sealed record CacheResult(CacheOutcome Outcome, string Reason)
{
    /// <summary>The products that now lie on disk; null when they were not looked at.</summary>
    public IReadOnlyList<Product>? Products { get; init; }
}

/// <summary>Whether a target ran.</summary>
internal enum CacheOutcome
{
    /// <summary>It ran.</summary>
    Executed,

    /// <summary>Nothing changed and every product is there.</summary>
    UpToDate,

    /// <summary>Products were brought back from the cache.</summary>
    Restored,
}
