namespace Slipway.Verification;

/// <summary>One figure of a load test beside that of the release before.</summary>
/// <param name="Name">Which figure, such as <c>p99</c>.</param>
/// <param name="Now">This release's.</param>
/// <param name="Before">The last release's; null when there is none, or when its load was another.</param>
public sealed record LoadComparison(string Name, TimeSpan Now, TimeSpan? Before)
{
    /// <summary>How much more it is now: 0.1 is a tenth more; null without something to compare with.</summary>
    public double? Change => Before is { Ticks: > 0 } before ? (Now / before) - 1 : null;

    /// <summary>Compares the latencies of two results, if they were measured at the same rate.</summary>
    public static IReadOnlyList<LoadComparison> Between(LoadResult now, LoadResult? before)
    {
        var last = before?.Rate == now.Rate ? before.Latency : null;
        return
        [
            new("p50", now.Latency.P50, last?.P50),
            new("p90", now.Latency.P90, last?.P90),
            new("p99", now.Latency.P99, last?.P99),
            new("p99.9", now.Latency.P999, last?.P999),
            new("max", now.Latency.Maximum, last?.Maximum),
            new("mean", now.Latency.Mean, last?.Mean),
        ];
    }
}
