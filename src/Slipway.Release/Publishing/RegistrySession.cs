using Slipway.Registry;

namespace Slipway.Release;

/// <summary>A client with the embedded registry behind it, when that is where a release goes.</summary>
internal sealed class RegistrySession : IAsyncDisposable
{
    private readonly LoopbackRegistry? _embedded;

    private RegistrySession(LoopbackRegistry? embedded, RegistryClient client)
    {
        _embedded = embedded;
        Client = client;
    }

    /// <summary>Talks to every registry of the session.</summary>
    public RegistryClient Client { get; }

    /// <summary>Opens the registries of a build.</summary>
    /// <param name="build">Knows the registry of the release and its credentials.</param>
    /// <param name="targets">What is talked to; the embedded registry is started when it is among them.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="RegistryPortInUseException">Another program has the embedded registry's port.</exception>
    public static async Task<RegistrySession> OpenAsync(IHazRegistry build, IEnumerable<RegistryTarget> targets, CancellationToken cancellationToken)
    {
        var embedded = targets.Any(target => target.Embedded)
            ? await LoopbackRegistry.UseAsync(build.RegistryDirectory, build.ResolveRegistryPort(), build.TemporaryDirectory, cancellationToken)
            : null;
        return new(embedded, RegistryClients.Create(build));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }
}
