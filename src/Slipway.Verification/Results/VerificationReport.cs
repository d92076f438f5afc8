using System.Collections.ObjectModel;

namespace Slipway.Verification;

/// <summary>Everything that a verification of a release did and found.</summary>
public sealed record VerificationReport
{
    /// <summary>The release's version.</summary>
    public required string Version { get; init; }

    /// <summary>How it was run: <c>local</c>, <c>docker</c> or <c>kind</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>When the verification began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took, from the first pull to the last check.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What was verified.</summary>
    public IReadOnlyList<VerifiedArtifact> Artifacts { get; init; } = [];

    /// <summary>What it was verified with: name to version.</summary>
    public IReadOnlyDictionary<string, string> Tools { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<VerificationStep> Steps { get; init; } = [];

    /// <summary>What the suites found.</summary>
    public IReadOnlyList<SuiteResult> Suites { get; init; } = [];

    /// <summary>What helps to find the reason of a failure.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What the load test measured; it does not decide anything.</summary>
    public LoadResult? Load { get; init; }

    /// <summary>Whether the release may be published: no step failed, every suite passed, and there was one.</summary>
    public bool Passed => Steps.All(step => step.Outcome != CheckOutcome.Failed) && Suites.Count > 0 && Suites.All(suite => suite.Passed);
}
