namespace Slipway.Verification;

/// <summary>How the conformance suite is run.</summary>
public sealed record ConformanceOptions
{
    /// <summary>The version that every program of the gateway must tell; null does not look.</summary>
    public string? Version { get; init; }

    /// <summary>How long a check may take until it is cut and counts as failed.</summary>
    public TimeSpan CheckDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the gateway may take until new routes, or a backend that is back, get requests.</summary>
    public TimeSpan PropagationDeadline { get; init; } = TimeSpan.FromSeconds(30);
}
