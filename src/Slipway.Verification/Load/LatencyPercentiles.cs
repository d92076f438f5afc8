namespace Slipway.Verification;

/// <summary>How latencies are spread: so many of all requests took at most so long.</summary>
/// <param name="P50">Half of the requests.</param>
/// <param name="P90">Nine of ten.</param>
/// <param name="P99">99 of a hundred.</param>
/// <param name="P999">999 of a thousand.</param>
/// <param name="Maximum">All.</param>
/// <param name="Mean">The arithmetic mean.</param>
public sealed record LatencyPercentiles(TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan P999, TimeSpan Maximum, TimeSpan Mean)
{
    /// <summary>The exact percentiles of a set of latencies, by the nearest rank; all zero for an empty one.</summary>
    public static LatencyPercentiles Of(IEnumerable<TimeSpan> latencies)
    {
        var sorted = latencies.Order().ToArray();
        return sorted.Length == 0
            ? new(default, default, default, default, default, default)
            : new(At(500), At(900), At(990), At(999), sorted[^1], TimeSpan.FromTicks((long)sorted.Average(latency => latency.Ticks)));

        // The smallest latency that so many thousandths are at or below; in whole numbers, which do not round.
        TimeSpan At(int thousandths) => sorted[(int)(((((long)sorted.Length * thousandths) + 999) / 1000) - 1)];
    }
}
