using Slipway.Images;

namespace Slipway.Release;

/// <summary>Tells what a scan found.</summary>
internal static class ScanOutcome
{
    /// <summary>Logs the table, what was accepted and why, and ignores that nothing needs.</summary>
    public static void Show(IReadOnlyList<ScanResult> results, ScanRules rules)
    {
        foreach (var line in ScanTable.Lines(results))
        {
            Log.Information("{Line}", line);
        }

        var findings = results.SelectMany(result => result.Findings).ToList();
        foreach (var group in findings.Where(finding => finding.Reason is not null).GroupBy(finding => (finding.Vulnerability.Id, finding.Vulnerability.Package, finding.Reason)))
        {
            Log.Information("Accepted: {Vulnerability} of {Images}: {Reason}", group.First().Vulnerability, string.Join(", ", group.Select(finding => finding.Subject.Image).Distinct(StringComparer.Ordinal)), group.Key.Reason);
        }

        foreach (var ignore in rules.Ignores.Where(ignore => !findings.Any(finding => ignore.Covers(finding.Vulnerability, finding.Subject.Image))))
        {
            Log.Warning("{Id} is ignored ('{Reason}'), and no image has it: remove the entry.", ignore.Id, ignore.Reason);
        }
    }

    /// <summary>Requires that nothing stops the release.</summary>
    /// <exception cref="ScanFailedException">Something does.</exception>
    public static void Require(IReadOnlyList<ScanResult> results, Severity threshold)
    {
        var failing = results.SelectMany(result => result.Findings).Where(finding => finding.Verdict == ScanVerdict.Failing).ToList();
        if (failing.Count > 0)
        {
            var lines = failing.GroupBy(finding => finding.Vulnerability.ToString()).Select(group => $"  {group.Key}: {string.Join(", ", group.Select(finding => $"{finding.Subject.Image} {finding.Subject.Platform}"))}").ToList();
            throw new ScanFailedException(
                $"{(lines.Count == 1 ? "1 vulnerability is" : $"{lines.Count} vulnerabilities are")} {threshold} or worse:\n{string.Join('\n', lines)}\n"
                + "Update what has them; what does not matter here belongs into a VEX document, what is accepted for some time into .nuke/scan-ignores.json with a reason.");
        }
    }
}
