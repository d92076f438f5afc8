using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Deletes through the registry itself (distribution-spec 1.1, end-9).</summary>
internal sealed class RegistryRemoval(RegistryClient client, Reference repository) : IManifestRemoval
{
    /// <inheritdoc/>
    public Task<bool> DeleteAsync(Digest digest, IReadOnlySet<string> tags, CancellationToken cancellationToken) => client.DeleteAsync(repository.WithDigest(digest), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> UntagAsync(string tag, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(repository.WithTag(tag), cancellationToken);
            return true;
        }
        catch (RegistryException error) when (error is not RegistryUnavailableException and not RegistryAuthenticationException)
        {
            // Registries need not delete tags (distribution-spec 1.1, "Deleting tags").
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
