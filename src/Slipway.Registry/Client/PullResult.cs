using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What a pull did.</summary>
/// <param name="Root">What the reference names: an index or a manifest. Its blob is in the layout; entering it into the index is the caller's choice.</param>
/// <param name="Images">The manifests that were pulled with all their blobs: of an index the chosen ones, with their platforms; otherwise the root itself.</param>
public sealed record PullResult(Descriptor Root, IReadOnlyList<Descriptor> Images)
{
    /// <summary>The blobs that were fetched.</summary>
    public int BlobsDownloaded { get; init; }

    /// <summary>Their size in bytes.</summary>
    public long BytesDownloaded { get; init; }

    /// <summary>The blobs that were there before.</summary>
    public int BlobsSkipped { get; init; }
}
