namespace Slipway.Verification;

/// <summary>What a load test measured.</summary>
public sealed record LoadResult
{
    /// <summary>Requests a second that were due.</summary>
    public required double Rate { get; init; }

    /// <summary>How long requests were due, without the wait for the last answers.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Requests that were sent.</summary>
    public required int Requests { get; init; }

    /// <summary>Requests without a good answer.</summary>
    public required int Errors { get; init; }

    /// <summary>Time from when a request was due to the end of its answer; requests without a good answer count too.</summary>
    public required LatencyPercentiles Latency { get; init; }

    /// <summary>The first few different problems, in words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
