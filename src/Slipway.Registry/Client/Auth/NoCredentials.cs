namespace Slipway.Registry;

/// <summary>No credentials for any registry.</summary>
public sealed class NoCredentials : ICredentialSource
{
    /// <summary>The one instance.</summary>
    public static NoCredentials Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) => ValueTask.FromResult<RegistryCredential?>(null);
}
