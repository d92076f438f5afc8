using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>Makes the artefact that <c>helm push</c> would put into a registry.</summary>
public static class ChartArtifact
{
    /// <summary>Writes configuration, package and manifest into <paramref name="layout"/>, and enters the manifest into its index.</summary>
    /// <param name="layout">Where to.</param>
    /// <param name="chart">The packed chart.</param>
    /// <param name="created">The time in the manifest's annotations: the commit's, or <c>SOURCE_DATE_EPOCH</c>.</param>
    /// <param name="refName">The name of the entry in the layout's index; null for one that is known by its digest only.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <returns>The manifest. The same chart and time give the same digest.</returns>
    /// <exception cref="DigestMismatchException">The package has changed since it was packed.</exception>
    /// <exception cref="IOException">The package cannot be read, or the layout cannot be written.</exception>
    public static async Task<Descriptor> WriteAsync(OciLayout layout, PackedChart chart, DateTimeOffset created, string? refName, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(chart.Path, cancellationToken);
        var package = new Descriptor { MediaType = ChartMediaTypes.Content, Digest = chart.Digest, Size = chart.Size };
        var found = Descriptor.Of(ChartMediaTypes.Content, content);
        if (found.Digest != package.Digest)
        {
            throw new DigestMismatchException(package, found.Digest, found.Size, chart.Path);
        }

        var manifest = OciJson.Serialize(new ImageManifest
        {
            Config = await layout.WriteBlobAsync(ChartJson.Serialize(ChartJson.Of(chart.Metadata)), ChartMediaTypes.Config, cancellationToken),
            Layers = [await layout.WriteBlobAsync(content, ChartMediaTypes.Content, cancellationToken)],
            Annotations = ChartAnnotations.Of(chart.Metadata, created),
        });
        var descriptor = await layout.WriteBlobAsync(manifest, MediaTypes.ImageManifest, cancellationToken);
        await layout.TagAsync(descriptor, refName, cancellationToken);
        return descriptor;
    }
}
