using Slipway.Verification;

namespace Slipway.Release;

/// <summary>A release was verified and is not fit to be published, or could not be verified at all.</summary>
public sealed class VerificationFailedException : Exception
{
    private const int MostNamed = 20;

    /// <summary>Creates the exception; the message names what failed, and where the report is.</summary>
    public VerificationFailedException(VerificationReport report, AbsolutePath page)
        : base(Describe(report, page)) => Report = report;

    /// <summary>What was done and found.</summary>
    public VerificationReport Report { get; }

    /// <summary>What failed, a line each.</summary>
    internal static IReadOnlyList<string> Failures(VerificationReport report) =>
    [
        .. report.Steps.Where(step => step.Outcome == CheckOutcome.Failed).Select(step => $"{step.Name}: {step.Message}"),
        .. report.Suites.SelectMany(suite => suite.Checks).Where(check => check.Outcome == CheckOutcome.Failed).Select(check => $"{check.Group}, {check.Name}: {check.Message}"),
    ];

    private static string Describe(VerificationReport report, AbsolutePath page)
    {
        var failures = Failures(report);
        var more = failures.Count > MostNamed ? [$"  and {failures.Count - MostNamed} more"] : Array.Empty<string>();
        return string.Join('\n', [$"{report.Version} failed its verification ({report.Mode}):", .. failures.Take(MostNamed).Select(failure => $"  {failure}"), .. more, $"The report: {page}"]);
    }
}
