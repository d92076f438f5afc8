using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Base images from their registries.</summary>
internal sealed class RegistryBaseImages(RegistryClient client) : IBaseImageSource
{
    /// <inheritdoc/>
    public async Task<Descriptor> PullAsync(Reference reference, OciLayout target, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.PullAsync(reference, target, new PullOptions { Platforms = await OfferedAsync(reference, platforms, cancellationToken) }, cancellationToken)).Root;
        }
        catch (RegistryUnavailableException error)
        {
            throw new BaseImageUnreachableException(reference, error);
        }
    }

    // A platform that the base lacks is the builder's to report, together with what the base offers.
    private async Task<IReadOnlyList<Platform>> OfferedAsync(Reference reference, IReadOnlyList<Platform> wanted, CancellationToken cancellationToken)
    {
        var offered = (await client.GetManifestAsync(reference, cancellationToken))?.Manifests ?? [];
        return offered.Count == 0 ? wanted : [.. wanted.Where(platform => offered.Any(manifest => manifest.Platform is { } candidate && platform.Accepts(candidate)))];
    }
}
