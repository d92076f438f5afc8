using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace Benchmarks.Images;

/// <summary>Base images from a registry.</summary>
internal sealed class PulledBases(RegistryClient client) : IBaseImageSource
{
    public async Task<Descriptor> PullAsync(Reference reference, OciLayout target, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken) =>
        (await client.PullAsync(reference, target, new PullOptions { Platforms = platforms }, cancellationToken)).Root;
}
