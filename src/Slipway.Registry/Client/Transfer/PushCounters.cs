using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>Counts what a push does; blobs are counted from several threads.</summary>
internal sealed class PushCounters
{
    private long _bytesUploaded;
    private int _uploaded;
    private int _skipped;
    private int _mounted;

    public int ManifestsPushed { get; set; }

    public int ManifestsSkipped { get; set; }

    public void Count(Descriptor blob, TransferState state)
    {
        switch (state)
        {
            case TransferState.Skipped:
                Interlocked.Increment(ref _skipped);
                break;
            case TransferState.Mounted:
                Interlocked.Increment(ref _mounted);
                break;
            default:
                Interlocked.Increment(ref _uploaded);
                Interlocked.Add(ref _bytesUploaded, blob.Size);
                break;
        }
    }

    public PushResult ToResult(Reference target, Descriptor root) => new()
    {
        Reference = target.WithDigest(root.Digest),
        Descriptor = root,
        BytesUploaded = _bytesUploaded,
        BlobsUploaded = _uploaded,
        BlobsSkipped = _skipped,
        BlobsMounted = _mounted,
        ManifestsPushed = ManifestsPushed,
        ManifestsSkipped = ManifestsSkipped,
    };
}
