using Slipway.Images;

namespace Slipway.Release;

/// <summary>What was found in an image for a platform.</summary>
/// <param name="Subject">The image.</param>
/// <param name="Tool">Who looked.</param>
/// <param name="Findings">What was found, the worst first.</param>
internal sealed record ScanResult(ScanSubject Subject, string Tool, IReadOnlyList<ScanFinding> Findings)
{
    /// <summary>Whether nothing stops the release.</summary>
    public bool Passed => Findings.All(finding => finding.Verdict != ScanVerdict.Failing);
}
