using Slipway.Images;

namespace Slipway.Release;

/// <summary>The table image × platform × severity × scan.</summary>
internal static class ScanTable
{
    /// <summary>A heading, then one line for each image and platform.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ScanResult> results)
    {
        var image = results.Select(result => result.Subject.Image.Length).Append(5).Max();
        var platform = results.Select(result => result.Subject.Platform.Length).Append(8).Max();
        yield return $"{"Image".PadRight(image)}  {"Platform".PadRight(platform)}  Critical  High  Medium  Low  Accepted  Scan";
        foreach (var result in results)
        {
            yield return $"{result.Subject.Image.PadRight(image)}  {result.Subject.Platform.PadRight(platform)}  {Count(result, Severity.Critical),8}  {Count(result, Severity.High),4}  {Count(result, Severity.Medium),6}  {Count(result, Severity.Low),3}"
                + $"  {result.Findings.Count(finding => finding.Reason is not null),8}  {(result.Passed ? "passed" : "FAILED")} ({result.Tool})";
        }
    }

    private static int Count(ScanResult result, Severity severity) => result.Findings.Count(finding => finding.Reason is null && finding.Vulnerability.Severity == severity);
}
