using System.Text;
using System.Text.Json;

namespace Slipway.Registry;

/// <summary>
/// The credentials that <c>docker login</c> stores: per-registry helpers, then the credential store, then the <c>auths</c> of <c>config.json</c>.
/// The file is read when first asked; a missing one holds no credentials.
/// </summary>
/// <param name="configFile">The path of <c>config.json</c>; <see cref="Locate"/> finds it.</param>
/// <param name="helper">Runs credential helpers.</param>
public sealed class DockerCredentials(string configFile, ICredentialHelper helper) : ICredentialSource
{
    private const string DockerHubUrl = "https://index.docker.io/v1/";
    private const string TokenUser = "<token>";
    private readonly Lazy<DockerConfig> _config = new(() => DockerConfig.Read(configFile));

    /// <summary>The path of docker's configuration.</summary>
    /// <param name="dockerConfig">The value of <c>DOCKER_CONFIG</c>, a folder; null or empty when it is not set.</param>
    /// <param name="home">The user's home folder.</param>
    public static string Locate(string? dockerConfig, string home) =>
        Path.Combine(string.IsNullOrEmpty(dockerConfig) ? Path.Combine(home, ".docker") : dockerConfig, "config.json");

    /// <inheritdoc/>
    public async ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken)
    {
        var config = _config.Value;
        if (config.CredHelpers?.FirstOrDefault(pair => IsSame(pair.Key, registry)) is { Value: { } name })
        {
            return await AskAsync(name, registry, cancellationToken);
        }

        var stored = string.IsNullOrEmpty(config.CredsStore) ? null : await AskAsync(config.CredsStore, registry, cancellationToken);
        return stored ?? FromFile(config, registry);
    }

    private async Task<RegistryCredential?> AskAsync(string name, string registry, CancellationToken cancellationToken)
    {
        try
        {
            var (exitCode, output) = await helper.GetAsync(name, IsDockerHub(registry) ? DockerHubUrl : registry, cancellationToken);

            // A helper that has nothing says so with exit code 1, like one that fails: the next source is asked.
            var answer = exitCode == 0 ? JsonSerializer.Deserialize(output, DockerConfigContext.Default.HelperAnswer) : null;
            return answer is not { Secret: { Length: > 0 } secret }
                ? null
                : answer.Username == TokenUser ? RegistryCredential.Identity(secret) : RegistryCredential.Basic(answer.Username ?? "", secret);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            throw new CredentialException(
                $"The credential helper docker-credential-{name}, which {configFile} names for {registry}, does not work: {exception.Message} Install it, or remove it from the file.", exception);
        }
    }

    private RegistryCredential? FromFile(DockerConfig config, string registry) =>
        config.Auths?.FirstOrDefault(pair => IsSame(pair.Key, registry)).Value switch
        {
            null => null,
            { IdentityToken: { Length: > 0 } token } => RegistryCredential.Identity(token),
            { RegistryToken: { Length: > 0 } token } => RegistryCredential.Bearer(token),
            { Auth: { Length: > 0 } auth } => Decode(auth, registry),
            { Username: { Length: > 0 } user, Password: { } password } => RegistryCredential.Basic(user, password),
            _ => null,
        };

    private RegistryCredential Decode(string auth, string registry)
    {
        var bytes = new byte[auth.Length];
        return Convert.TryFromBase64String(auth, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0').Split(':', 2) is [var user, var password]
            ? RegistryCredential.Basic(user, password)
            : throw new CredentialException($"The entry of {registry} in {configFile} is malformed: 'auth' is not 'user:password' in base64. Log in again with 'docker login {registry}'.");
    }

    // Keys are hosts, or URLs of old clients: https://index.docker.io/v1/.
    private static bool IsSame(string key, string registry)
    {
        var scheme = key.IndexOf("://", StringComparison.Ordinal);
        var host = (scheme < 0 ? key : key[(scheme + 3)..]).Split('/')[0];
        return string.Equals(host, registry, StringComparison.OrdinalIgnoreCase) || (IsDockerHub(host) && IsDockerHub(registry));
    }

    private static bool IsDockerHub(string host) => host is "docker.io" or "index.docker.io" or "registry-1.docker.io";
}
