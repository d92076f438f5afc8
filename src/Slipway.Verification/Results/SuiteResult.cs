namespace Slipway.Verification;

/// <summary>What a suite found.</summary>
public sealed record SuiteResult
{
    /// <summary>The suite, such as <c>conformance</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its checks, in the suite's order.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>How long the suite took; less than the sum of its checks, which run side by side.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether no check failed and at least one passed: a suite that looked at nothing proves nothing.</summary>
    public bool Passed => Checks.All(check => check.Outcome != CheckOutcome.Failed) && Checks.Any(check => check.Outcome == CheckOutcome.Passed);
}
