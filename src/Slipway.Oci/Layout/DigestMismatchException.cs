namespace Slipway.Oci;

/// <summary>Content is not what its descriptor says: it was truncated, changed or exchanged.</summary>
public sealed class DigestMismatchException(Descriptor expected, Digest actualDigest, long actualSize, string source)
    : IOException($"The content from {source} is not what it should be: expected {expected.Digest} with {expected.Size} bytes, found {actualDigest} with {actualSize} bytes.")
{
    /// <summary>What the content should be.</summary>
    public Descriptor Expected { get; } = expected;

    /// <summary>The digest of what was found.</summary>
    public Digest ActualDigest { get; } = actualDigest;

    /// <summary>The number of bytes that were found, or read before giving up.</summary>
    public long ActualSize { get; } = actualSize;
}
