using Slipway.Release.Tests.Publishing;
using Slipway.Verification;

namespace Slipway.Release.Tests.Verification;

/// <summary>Verifications as they end.</summary>
internal static class SampleVerdicts
{
    public static VerificationReport Passed { get; } = Report(CheckOutcome.Passed);

    public static VerificationReport Failed { get; } = Report(CheckOutcome.Failed) with { Started = DateTimeOffset.UnixEpoch.AddDays(1) };

    public static VerdictSettings Settings(ReleaseFixture fixture) => new() { Reports = fixture.Root / "verification", Published = fixture.Target };

    private static VerificationReport Report(CheckOutcome outcome) => new()
    {
        Version = "v1.4.0",
        Mode = "local",
        Started = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromSeconds(9),
        Suites =
        [
            new()
            {
                Name = "conformance",
                Duration = TimeSpan.FromSeconds(8),
                Checks = [new() { Group = "routing", Name = "A header is matched", Outcome = outcome, Duration = TimeSpan.FromSeconds(1), Message = outcome == CheckOutcome.Failed ? "Expected 'b', found 'a'." : null }],
            },
        ],
    };
}
