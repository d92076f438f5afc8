namespace Slipway.Verification;

/// <summary>How the conformance suite is run.</summary>
public sealed record ConformanceOptions
{
    /// <summary>The checks; more can be put beside those of the suite, and some left out.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; init; } = ConformanceSuite.StandardChecks;

    /// <summary>The version that every program of the gateway must tell; null does not look.</summary>
    public string? Version { get; init; }

    /// <summary>How long a check may take until it is cut and counts as failed.</summary>
    public TimeSpan CheckDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for checks that have the platform start, stop and replace programs.</summary>
    public TimeSpan ActionDeadline { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long the gateway may take until new routes, or a backend that is back, get requests.</summary>
    public TimeSpan PropagationDeadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many checks run side by side.</summary>
    public int Parallelism { get; init; } = 8;

    /// <summary>Measures and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Is told of each check when it has ended, in that order.</summary>
    public Action<CheckResult>? OnResult { get; init; }
}
