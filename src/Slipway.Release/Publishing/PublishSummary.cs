namespace Slipway.Release;

/// <summary>What one run of publishing changed in the registry.</summary>
/// <param name="BytesUploaded">Bytes of blobs and manifests.</param>
/// <param name="BlobsUploaded">Blobs that were not there.</param>
/// <param name="TagsSet">Tags that were set or moved.</param>
internal sealed record PublishSummary(long BytesUploaded, int BlobsUploaded, int TagsSet)
{
    /// <summary>Whether the registry already had everything.</summary>
    public bool Unchanged => BytesUploaded == 0 && TagsSet == 0;
}
