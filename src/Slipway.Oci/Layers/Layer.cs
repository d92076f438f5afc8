namespace Slipway.Oci;

/// <summary>A layer that is in a layout.</summary>
/// <param name="Descriptor">The compressed bytes, as a manifest lists them.</param>
/// <param name="DiffId">The digest of the uncompressed tar, as an image's configuration lists it.</param>
/// <param name="UncompressedSize">The length of the uncompressed tar in bytes.</param>
public sealed record Layer(Descriptor Descriptor, Digest DiffId, long UncompressedSize);
