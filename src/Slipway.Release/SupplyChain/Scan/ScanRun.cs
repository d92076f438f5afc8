using Slipway.Images;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Scans images, or reads their reports, and judges what was found.</summary>
/// <param name="layout">The layout that has the images.</param>
/// <param name="folder">Where reports are kept.</param>
/// <param name="rules">What may be found.</param>
internal sealed class ScanRun(OciLayout layout, AbsolutePath folder, ScanRules rules)
{
    /// <summary>Scans what has no report; null when everything has one.</summary>
    public ImageScan? Scan { get; init; }

    /// <summary>One image after the other: scanners lock their databases.</summary>
    /// <exception cref="ScanException">A scanner fails, or a report cannot be read.</exception>
    public async Task<IReadOnlyList<ScanResult>> RunAsync(IReadOnlyList<ScanSubject> subjects, ScanReports reports, CancellationToken cancellationToken)
    {
        var results = new List<ScanResult>();
        foreach (var subject in subjects)
        {
            var report = reports.Find(subject) is { } file ? Keep(subject, file) : await ScanAsync(subject, cancellationToken);
            results.Add(new ScanResult(subject, report.Tool, rules.Judge(subject, report)));
        }

        return results;
    }

    private Task<ScanReport> ScanAsync(ScanSubject subject, CancellationToken cancellationToken) =>
        Scan?.RunAsync(layout, subject, folder / $"{subject.FileName}.json", line => Log.Debug("{Line}", line.Text), cancellationToken)
        ?? throw new ScanException($"There is neither a scanner nor a report for {subject.Image} on {subject.Platform}.");

    private ScanReport Keep(ScanSubject subject, AbsolutePath file)
    {
        var report = ScanDocuments.ReadReport(file);
        var kept = folder / $"{subject.FileName}{Path.GetExtension(file.Name)}";
        if (kept != file)
        {
            AtomicFile.WriteAllBytes(kept, File.ReadAllBytes(file));
        }

        return report;
    }
}
