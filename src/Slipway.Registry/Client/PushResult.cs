using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What a push did.</summary>
public sealed record PushResult
{
    /// <summary>Where it is: the name with the digest.</summary>
    public required Reference Reference { get; init; }

    /// <summary>What is there.</summary>
    public required Descriptor Descriptor { get; init; }

    /// <summary>The size of the blobs that were sent, in bytes.</summary>
    public long BytesUploaded { get; init; }

    /// <summary>The blobs that were sent.</summary>
    public int BlobsUploaded { get; init; }

    /// <summary>The blobs that were there before.</summary>
    public int BlobsSkipped { get; init; }

    /// <summary>The blobs that the registry took from another of its repositories.</summary>
    public int BlobsMounted { get; init; }

    /// <summary>The manifests that were sent.</summary>
    public int ManifestsPushed { get; init; }

    /// <summary>The manifests that were there before; their blobs were not asked for.</summary>
    public int ManifestsSkipped { get; init; }

    /// <summary>Whether everything was there before.</summary>
    public bool IsUnchanged => BlobsUploaded + BlobsMounted + ManifestsPushed == 0;
}
