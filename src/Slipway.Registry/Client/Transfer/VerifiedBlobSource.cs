using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>A repository whose blobs are compared with their digests while they are read: the last bytes of one that is something else are never handed on.</summary>
internal sealed class VerifiedBlobSource(RegistryBlobSource inner, Reference repository) : IBlobSource
{
    public async ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        new VerifyingStream(await inner.OpenAsync(descriptor, cancellationToken), descriptor, repository.Name);

    // What is read from the middle on is for a registry that compares it as a whole.
    public ValueTask<Stream> OpenAtAsync(Descriptor descriptor, long offset, CancellationToken cancellationToken) =>
        offset == 0 ? OpenAsync(descriptor, cancellationToken) : inner.OpenAtAsync(descriptor, offset, cancellationToken);
}
