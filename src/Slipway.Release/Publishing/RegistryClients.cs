using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Makes registry clients with the credentials of this machine.</summary>
internal static class RegistryClients
{
    /// <summary>A client that knows what <c>docker login</c> knows; a user name and password, when given, are for <paramref name="registry"/> alone.</summary>
    public static RegistryClient Create(string? registry = null, string? username = null, string? password = null) =>
        new(new() { Credentials = Credentials(registry, username, password) });

    /// <summary>What <c>docker login</c> knows; a user name and password, when given, are for <paramref name="registry"/> alone.</summary>
    public static ICredentialSource Credentials(string? registry = null, string? username = null, string? password = null)
    {
        var home = ProcessEnvironment.Variable("HOME") ?? ProcessEnvironment.Variable("USERPROFILE") ?? "/";
        var docker = new DockerCredentials(DockerCredentials.Locate(ProcessEnvironment.Variable("DOCKER_CONFIG"), home), new CredentialHelperProcess(new ToolRunner(TimeProvider.System)));
        return registry is not null && password is { Length: > 0 } ? new GivenCredentials(registry, username ?? "", password, docker) : docker;
    }

    private sealed class GivenCredentials(string registry, string username, string password, ICredentialSource others) : ICredentialSource
    {
        public ValueTask<RegistryCredential?> FindAsync(string asked, CancellationToken cancellationToken) =>
            asked == registry ? new(RegistryCredential.Basic(username, password)) : others.FindAsync(asked, cancellationToken);
    }
}
