namespace Slipway.Oci;

/// <summary>Marks what the index of a layout leads to, and deletes the rest.</summary>
internal static class GarbageCollector
{
    public static async Task<GarbageReport> RunAsync(OciLayout layout, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var reachable = new HashSet<Digest>();
        await MarkAsync(layout, (await layout.ReadIndexAsync(cancellationToken)).Manifests, reachable, cancellationToken);
        DeleteLeftovers(layout, olderThan);
        return layout.Blobs.Sweep(reachable, olderThan);
    }

    private static async Task MarkAsync(OciLayout layout, IEnumerable<Descriptor> roots, HashSet<Digest> reachable, CancellationToken cancellationToken)
    {
        var pending = new Stack<Descriptor>(roots);
        while (pending.TryPop(out var descriptor))
        {
            // Children may be missing: a pull for one platform fetches only that.
            if (reachable.Add(descriptor.Digest) && MediaTypes.IsManifest(descriptor.MediaType) && layout.HasBlob(descriptor))
            {
                var manifest = await layout.ReadManifestAsync(descriptor, cancellationToken);
                foreach (var child in manifest.References)
                {
                    pending.Push(child);
                }
            }
        }
    }

    private static void DeleteLeftovers(OciLayout layout, DateTimeOffset olderThan)
    {
        foreach (var file in Directory.Exists(layout.Blobs.PartialPath) ? Directory.GetFiles(layout.Blobs.PartialPath) : [])
        {
            if (File.GetLastWriteTimeUtc(file) < olderThan.UtcDateTime)
            {
                File.Delete(file);
            }
        }
    }
}
