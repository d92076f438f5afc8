namespace Slipway.Verification.Kubernetes;

/// <summary>What was done and found in one cluster.</summary>
public sealed record ClusterFindings
{
    /// <summary>What was done, in order.</summary>
    public required IReadOnlyList<VerificationStep> Steps { get; init; }

    /// <summary>What the suites found.</summary>
    public required IReadOnlyList<SuiteResult> Suites { get; init; }

    /// <summary>What helps to find the reason of a failure; empty when there was none.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What the load test measured.</summary>
    public LoadResult? Load { get; init; }

    /// <summary>The versions that were met: name to version.</summary>
    public required IReadOnlyDictionary<string, string> Tools { get; init; }

    /// <summary>Whether it says something about the release: what fails before the first chart is installed does not.</summary>
    public bool IsJudgement => Steps.Any(step => step.Name.Contains(Installation.StepName, StringComparison.Ordinal));

    /// <summary>Whether a step or a suite failed.</summary>
    public bool Failed => Steps.Any(step => step.Outcome == CheckOutcome.Failed) || Suites.Any(suite => !suite.Passed);
}
