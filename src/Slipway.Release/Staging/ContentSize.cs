using Slipway.Oci;

namespace Slipway.Release;

/// <summary>How large an image or artefact is with everything that it refers to.</summary>
internal static class ContentSize
{
    /// <summary>Bytes of all manifests and blobs below <paramref name="root"/>, each counted once.</summary>
    public static async Task<long> OfAsync(OciLayout layout, Descriptor root, CancellationToken cancellationToken)
    {
        var counted = new Dictionary<Digest, long>();
        var open = new Stack<Descriptor>([root]);
        while (open.TryPop(out var next))
        {
            if (counted.TryAdd(next.Digest, next.Size) && MediaTypes.IsManifest(next.MediaType))
            {
                foreach (var reference in (await layout.ReadManifestAsync(next, cancellationToken)).References)
                {
                    open.Push(reference);
                }
            }
        }

        return counted.Values.Sum();
    }
}
