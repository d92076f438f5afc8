namespace Slipway.Registry;

/// <summary>Where credentials come from.</summary>
public interface ICredentialSource
{
    /// <summary>The credential for <paramref name="registry"/> (a host, with its port if it has one); null when there is none.</summary>
    /// <exception cref="CredentialException">The source is there but cannot be read.</exception>
    ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken);
}
