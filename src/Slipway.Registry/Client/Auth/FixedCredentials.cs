namespace Slipway.Registry;

/// <summary>Given credentials by registry, and another source for the rest.</summary>
/// <param name="credentials">The credentials by host, with the port if there is one.</param>
/// <param name="others">Where registries are looked up that are not among them.</param>
public sealed class FixedCredentials(IReadOnlyDictionary<string, RegistryCredential> credentials, ICredentialSource others) : ICredentialSource
{
    /// <inheritdoc/>
    public ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) =>
        credentials.TryGetValue(registry, out var credential) ? ValueTask.FromResult<RegistryCredential?>(credential) : others.FindAsync(registry, cancellationToken);
}
