using System.Diagnostics.CodeAnalysis;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>A build whose shared cache (<c>--cache-from</c>, <c>--cache-to</c>) may be a repository of a registry.</summary>
public interface IHazSharedCache : ICacheProvider
{
    // A cache that needs minutes to say that it is not there costs more than it saves.
    private const int Attempts = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Opens <c>oci://ghcr.io/acme/cache</c>, or the same without scheme; with the credentials that publishing has.</summary>
    [SuppressMessage("Design", "CA1033:Interface methods should be callable by child types", Justification = "A build that knows other places implements the method itself.")]
    ICacheBackend? ICacheProvider.OpenCache(string address)
    {
        return CacheAddress.Parse(address) is { } repository
            ? new RegistryCache(repository, new RegistryClient(RegistryClients.Options(this as IHazRegistry) with { MaximumAttempts = Attempts, StallTimeout = Patience }))
            : null;
    }
}
