namespace Slipway.Verification;

/// <summary>How a gateway is run and verified on this machine.</summary>
public sealed record GatewayVerificationOptions
{
    /// <summary>How the suite is run.</summary>
    public ConformanceOptions Conformance { get; init; } = new();

    /// <summary>The load test after the suite; null for none.</summary>
    public LoadOptions? Load { get; init; }

    /// <summary>How long a program may take to become ready.</summary>
    public TimeSpan StartDeadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the whole suite may take.</summary>
    public TimeSpan SuiteDeadline { get; init; } = TimeSpan.FromMinutes(10);
}
