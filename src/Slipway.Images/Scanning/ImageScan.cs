using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Scans images of a layout with an installed scanner, each for each platform. Nothing is pulled: scanners get a layout that has one image only.</summary>
/// <param name="tools">Runs the scanner.</param>
/// <param name="scanner">The scanner.</param>
/// <param name="work">A folder for the layouts that the scanner gets.</param>
public sealed class ImageScan(IToolRunner tools, IImageScanner scanner, AbsolutePath work)
{
    /// <summary>Scans one image for one platform.</summary>
    /// <param name="layout">The layout that has the image.</param>
    /// <param name="subject">The image.</param>
    /// <param name="report">Where the scanner's own report is kept.</param>
    /// <param name="onLine">Sees what the scanner says.</param>
    /// <param name="cancellationToken">Ends the scanner.</param>
    /// <exception cref="ScanException">The scanner fails, or writes no report.</exception>
    public async Task<ScanReport> RunAsync(OciLayout layout, ScanSubject subject, AbsolutePath report, Action<OutputLine>? onLine, CancellationToken cancellationToken)
    {
        var index = await layout.ReadIndexAsync(cancellationToken);
        var image = index.Manifests.FirstOrDefault(entry => entry.Digest == subject.Index) ?? throw new ScanException($"{subject.Image} ({subject.Index}) is not in {layout.Path}: build it again.");
        var manifest = (await layout.ReadManifestAsync(image, cancellationToken)).Manifests.First(entry => entry.Digest == subject.Manifest);
        var folder = await WriteLayoutAsync(layout, manifest, work / subject.FileName, cancellationToken);
        report.Parent!.CreateDirectory();
        report.DeleteFile();
        try
        {
            await tools.RunCheckedAsync(scanner.Command(folder, report), onLine, cancellationToken);
        }
        catch (Exception error) when (error is ToolFailedException or ToolNotFoundException)
        {
            throw new ScanException($"{scanner.Name} did not scan {subject.Image} for {subject.Platform}. {error.Message}", error);
        }
        finally
        {
            folder.DeleteDirectory();
        }

        return report.FileExists() ? ScanDocuments.ReadReport(report) : throw new ScanException($"{scanner.Name} succeeded without writing the report {report}.");
    }

    // Scanners choose an image of a layout in ways of their own; where there is one only, there is nothing to choose.
    private static async Task<AbsolutePath> WriteLayoutAsync(OciLayout source, Descriptor manifest, AbsolutePath folder, CancellationToken cancellationToken)
    {
        folder.CreateOrCleanDirectory();
        var target = await OciLayout.OpenOrCreateAsync(folder, cancellationToken);
        foreach (var blob in (await source.ReadManifestAsync(manifest, cancellationToken)).Blobs.Prepend(manifest).DistinctBy(blob => blob.Digest))
        {
            await using var content = source.OpenBlob(blob);
            await target.Blobs.WriteAsync(blob, content, source.Path, cancellationToken);
        }

        await target.TagAsync(manifest, "scan", cancellationToken);
        return folder;
    }
}
