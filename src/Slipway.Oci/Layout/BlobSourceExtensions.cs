namespace Slipway.Oci;

/// <summary>What every source of blobs can do.</summary>
public static class BlobSourceExtensions
{
    /// <summary>Reads small content (up to <see cref="ManifestDocument.MaximumSize"/>) into memory and verifies it.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="descriptor">What.</param>
    /// <param name="sourceName">The source's name for messages.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BlobNotFoundException">The source does not have it.</exception>
    /// <exception cref="DigestMismatchException">It is not what the descriptor says.</exception>
    /// <exception cref="FormatException">It is larger than anything that belongs into memory.</exception>
    public static async Task<byte[]> ReadAsync(this IBlobSource source, Descriptor descriptor, string sourceName, CancellationToken cancellationToken)
    {
        if (descriptor.Size > ManifestDocument.MaximumSize)
        {
            throw new FormatException($"{descriptor} from {sourceName} is too large for a document: at most {ManifestDocument.MaximumSize} bytes are expected.");
        }

        await using var content = new VerifyingStream(await source.OpenAsync(descriptor, cancellationToken), descriptor, sourceName);
        var buffer = new MemoryStream((int)descriptor.Size);
        await content.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }
}
