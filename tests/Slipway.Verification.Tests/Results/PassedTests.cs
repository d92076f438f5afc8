namespace Slipway.Verification.Tests.Results;

/// <summary>When a release counts as verified.</summary>
public sealed class PassedTests
{
    [Theory]
    [InlineData(true, CheckOutcome.Passed)]
    [InlineData(true, CheckOutcome.Passed, CheckOutcome.Skipped)]
    [InlineData(false, CheckOutcome.Passed, CheckOutcome.Failed)]
    [InlineData(false, CheckOutcome.Skipped)]
    [InlineData(false)]
    public void Suite_passes_when_something_was_looked_at_and_nothing_failed(bool passed, params CheckOutcome[] outcomes) =>
        Suite(outcomes).Passed.ShouldBe(passed);

    [Fact]
    public void Report_passes_when_all_suites_and_all_steps_did() => Report([CheckOutcome.Passed], Suite(CheckOutcome.Passed)).Passed.ShouldBeTrue();

    [Fact]
    public void Report_with_a_failed_step_does_not_pass() => Report([CheckOutcome.Failed], Suite(CheckOutcome.Passed)).Passed.ShouldBeFalse();

    [Fact]
    public void Report_with_a_failed_suite_does_not_pass() => Report([], Suite(CheckOutcome.Passed), Suite(CheckOutcome.Failed)).Passed.ShouldBeFalse();

    [Fact]
    public void Report_without_a_suite_does_not_pass() => Report([CheckOutcome.Passed]).Passed.ShouldBeFalse();

    private static SuiteResult Suite(params CheckOutcome[] outcomes) => new()
    {
        Name = "conformance",
        Duration = TimeSpan.Zero,
        Checks = [.. outcomes.Select((outcome, index) => new CheckResult { Group = "g", Name = $"{index}", Outcome = outcome, Duration = TimeSpan.Zero })],
    };

    private static VerificationReport Report(CheckOutcome[] steps, params SuiteResult[] suites) => new()
    {
        Version = "1.4.0",
        Mode = "local",
        Started = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.Zero,
        Steps = [.. steps.Select(outcome => new VerificationStep("pull", TimeSpan.Zero, outcome))],
        Suites = suites,
    };
}
