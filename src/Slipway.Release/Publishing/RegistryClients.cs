using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Slipway.Registry;
using Slipway.Tools;

namespace Slipway.Release;

/// <summary>Makes registry clients with the parameters of a build, and with the credentials, proxies and authorities of this machine.</summary>
internal static class RegistryClients
{
    // Only where it is served with a token does the embedded registry ask; any name will do.
    private const string TokenUser = "slipway";

    /// <summary>A client that logs how far long transfers are.</summary>
    /// <exception cref="UsageException">A parameter or variable is wrong.</exception>
    public static RegistryClient Create(IHazRegistry build) =>
        new(Options(build) with { Progress = new TransferLog(TimeProvider.System, line => Log.Information("{Line}", line)) });

    /// <summary>How the registries of a build are talked to; without a build, with what this machine knows.</summary>
    /// <exception cref="UsageException">A parameter or variable is wrong.</exception>
    public static RegistryClientOptions Options(IHazRegistry? build) => new()
    {
        Credentials = Credentials(build),
        Proxy = ReadProxy(),
        CertificateAuthorities = build?.RegistryCa is { Length: > 0 } file ? ReadAuthorities(file) : null,
    };

    /// <summary>What <c>docker login</c> knows; a user name and password of the build are for its registry alone.</summary>
    public static ICredentialSource Credentials(IHazRegistry? build)
    {
        var home = Either("HOME", "USERPROFILE") ?? "/";
        var docker = new DockerCredentials(DockerCredentials.Locate(ProcessEnvironment.Variable("DOCKER_CONFIG"), home), new CredentialHelperProcess(new ToolRunner(TimeProvider.System)));
        return build?.ResolveRegistry() switch
        {
            { Embedded: true } target when build.RegistryToken is { Length: > 0 } token => Given(target, RegistryCredential.Basic(TokenUser, token), docker),
            { } target when build.RegistryPassword is { Length: > 0 } password => Given(target, RegistryCredential.Basic(build.RegistryUsername ?? "", password), docker),
            _ => docker,
        };
    }

    /// <summary>The certificates of a PEM file.</summary>
    /// <exception cref="UsageException">It cannot be read, or has none.</exception>
    public static X509Certificate2Collection ReadAuthorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"--registry-ca: '{file}' cannot be read: {error.Message}");
        }

        return authorities.Count > 0 ? authorities : throw new UsageException($"--registry-ca: '{file}' has no certificate (expected PEM: '-----BEGIN CERTIFICATE-----').");
    }

    private static FixedCredentials Given(RegistryTarget target, RegistryCredential credential, ICredentialSource others) =>
        new(new Dictionary<string, RegistryCredential>(StringComparer.Ordinal) { [target.Registry] = credential }, others);

    private static RegistryProxy? ReadProxy()
    {
        try
        {
            return RegistryProxy.Read(Either("HTTPS_PROXY", "https_proxy"), Either("HTTP_PROXY", "http_proxy"), Either("NO_PROXY", "no_proxy"));
        }
        catch (FormatException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static string? Either(string name, string other) => ProcessEnvironment.Variable(name) is { Length: > 0 } value ? value : ProcessEnvironment.Variable(other);
}
