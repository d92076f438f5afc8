namespace Slipway.Images;

/// <summary>What a scan may find.</summary>
/// <param name="Threshold">The least severity that fails the gate.</param>
/// <param name="Statements">What VEX documents say to be harmless.</param>
/// <param name="Ignores">What is accepted for some time; all valid.</param>
public sealed record ScanRules(Severity Threshold, IReadOnlyList<VexStatement> Statements, IReadOnlyList<ScanIgnore> Ignores)
{
    /// <summary>Judges a report.</summary>
    public IReadOnlyList<ScanFinding> Judge(ScanSubject subject, ScanReport report) =>
        [.. report.Vulnerabilities.Select(vulnerability => Judge(subject, vulnerability, [.. Statements, .. report.Statements]))];

    private ScanFinding Judge(ScanSubject subject, Vulnerability vulnerability, IReadOnlyList<VexStatement> statements)
    {
        if (statements.FirstOrDefault(statement => statement.Covers(vulnerability, subject.PackageUrls)) is { } statement)
        {
            return new ScanFinding(subject, vulnerability, ScanVerdict.NotAffected, $"{statement.Reason} ({statement.Source})");
        }

        return Ignores.FirstOrDefault(ignore => ignore.Covers(vulnerability, subject.Image)) is { } ignore
            ? new ScanFinding(subject, vulnerability, ScanVerdict.Ignored, $"{ignore.Reason} (until {ignore.Until:yyyy-MM-dd})")
            : new ScanFinding(subject, vulnerability, vulnerability.Severity >= Threshold ? ScanVerdict.Failing : ScanVerdict.BelowThreshold, null);
    }
}
