namespace Slipway.Oci;

/// <summary>Content is not where it was looked for.</summary>
public sealed class BlobNotFoundException(Digest digest, string source) : IOException($"There is no blob {digest} in {source}.")
{
    /// <summary>The content's digest.</summary>
    public Digest Digest { get; } = digest;
}
