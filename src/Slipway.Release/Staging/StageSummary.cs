namespace Slipway.Release;

/// <summary>What one run of staging changed in the registry.</summary>
/// <param name="Staging">What is staged now.</param>
/// <param name="BytesUploaded">Bytes of blobs.</param>
/// <param name="BlobsUploaded">Blobs that were not there.</param>
/// <param name="Unchanged">Whether all of it was staged already.</param>
internal sealed record StageSummary(ReleaseStaging Staging, long BytesUploaded, int BlobsUploaded, bool Unchanged);
