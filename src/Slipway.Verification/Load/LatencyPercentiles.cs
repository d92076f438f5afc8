namespace Slipway.Verification;

/// <summary>How latencies are spread: so many of all requests took at most so long.</summary>
/// <param name="P50">Half of the requests.</param>
/// <param name="P90">Nine of ten.</param>
/// <param name="P99">99 of a hundred.</param>
/// <param name="P999">999 of a thousand.</param>
/// <param name="Maximum">All.</param>
/// <param name="Mean">The arithmetic mean.</param>
public sealed record LatencyPercentiles(TimeSpan P50, TimeSpan P90, TimeSpan P99, TimeSpan P999, TimeSpan Maximum, TimeSpan Mean);
