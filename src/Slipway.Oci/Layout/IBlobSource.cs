namespace Slipway.Oci;

/// <summary>Where content is read from by digest: an image layout or a registry.</summary>
public interface IBlobSource
{
    /// <summary>Opens the content that <paramref name="descriptor"/> names, at its first byte.</summary>
    /// <exception cref="BlobNotFoundException">The source does not have it.</exception>
    ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken);
}
