using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>A manifest or index and what it leads to, as far as the target lacks it.</summary>
/// <param name="Root">The root.</param>
/// <param name="Missing">The missing manifests, children before their parents, the root last.</param>
/// <param name="Existing">How many manifests are there; what they lead to was not looked at, since a registry has it.</param>
internal sealed record ManifestTree(ManifestDocument Root, IReadOnlyList<ManifestDocument> Missing, int Existing)
{
    public static async Task<ManifestTree> ReadAsync(IBlobSource source, Descriptor root, Func<ManifestDocument, CancellationToken, Task<bool>> exists, CancellationToken cancellationToken)
    {
        var missing = new List<ManifestDocument>();
        var seen = new HashSet<Digest>();
        var document = await ReadDocumentAsync(source, root, cancellationToken);
        var existing = 0;
        await VisitAsync(document);
        return new ManifestTree(document, missing, existing);

        async Task VisitAsync(ManifestDocument manifest)
        {
            if (await exists(manifest, cancellationToken))
            {
                existing++;
                return;
            }

            foreach (var child in manifest.Manifests.Where(child => seen.Add(child.Digest)))
            {
                await VisitAsync(await ReadDocumentAsync(source, child, cancellationToken));
            }

            missing.Add(manifest);
        }
    }

    /// <summary>The blobs of the missing manifests, each once, the largest first so that none of them is left alone at the end.</summary>
    public IEnumerable<Descriptor> MissingBlobs() =>
        Missing.SelectMany(manifest => manifest.Blobs)
            .Where(blob => !MediaTypes.IsForeignLayer(blob.MediaType))
            .DistinctBy(blob => blob.Digest)
            .OrderByDescending(blob => blob.Size);

    private static async Task<ManifestDocument> ReadDocumentAsync(IBlobSource source, Descriptor descriptor, CancellationToken cancellationToken) =>
        ManifestDocument.Parse(descriptor.MediaType, await source.ReadAsync(descriptor, "the source", cancellationToken));
}
