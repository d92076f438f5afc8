namespace Slipway.Oci;

/// <summary>What a garbage collection did.</summary>
/// <param name="BlobsDeleted">The number of deleted blobs.</param>
/// <param name="BytesDeleted">Their size in bytes.</param>
/// <param name="BlobsKept">The number of blobs that are left.</param>
public sealed record GarbageReport(int BlobsDeleted, long BytesDeleted, int BlobsKept);
