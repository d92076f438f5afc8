namespace Slipway.Helm;

/// <summary>
/// Finds what <c>helm lint</c> of Helm 3 or 4 refuses, as far as that can be known without running templates: metadata, dependencies, names and kinds of
/// files, and values against <c>values.schema.json</c>. Rendered manifests are not checked, nor what <see cref="Chart.LoadAsync"/> has refused already.
/// </summary>
public static class ChartLint
{
    /// <summary>All findings, errors first.</summary>
    public static IReadOnlyList<LintFinding> Check(Chart chart)
    {
        IEnumerable<LintFinding> findings = [.. MetadataLint.Check(chart.Metadata), .. FileLint.Check(chart), .. CheckValues(chart)];
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    /// <summary>Those of the findings that fail a build.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="isStrict">Whether warnings fail too.</param>
    public static IReadOnlyList<LintFinding> Failures(IEnumerable<LintFinding> findings, bool isStrict) =>
        [.. findings.Where(finding => finding.Severity >= (isStrict ? LintSeverity.Warning : LintSeverity.Error))];

    private static IEnumerable<LintFinding> CheckValues(Chart chart)
    {
        try
        {
            return [.. ValuesLint.Check(chart)];
        }
        catch (FormatException error)
        {
            return [new(LintSeverity.Error, "values.yaml", $"{error.Message}.")];
        }
    }
}
