using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;

namespace EndToEnd.Images;

/// <summary>Base images from a real registry.</summary>
internal sealed class RegistryBases : IBaseImageSource, IDisposable
{
    private readonly RegistryClient _client = new(new RegistryClientOptions { MaximumAttempts = 1 });

    public async Task<Descriptor> PullAsync(Reference reference, OciLayout target, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken)
    {
        try
        {
            return (await _client.PullAsync(reference, target, new PullOptions { Platforms = platforms }, cancellationToken)).Root;
        }
        catch (RegistryUnavailableException error)
        {
            throw new BaseImageUnreachableException(reference, error);
        }
    }

    public Task PushAsync(OciLayout source, Descriptor root, Reference target) =>
        _client.PushAsync(source, root, target, new PushOptions(), TestContext.Current.CancellationToken);

    public void Dispose() => _client.Dispose();
}
