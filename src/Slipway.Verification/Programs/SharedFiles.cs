using System.Security.Cryptography;

namespace Slipway.Verification;

/// <summary>The files that the gateway's programs read. The folder above is for nobody else; in it everything can be read, since programs run as the user of their image.</summary>
/// <param name="folder">The folder.</param>
internal sealed class SharedFiles(AbsolutePath folder)
{
    /// <summary>The file with the routes.</summary>
    public const string Routes = "routes.yaml";

    /// <summary>The file with the token.</summary>
    public const string Token = "token";

    /// <summary>The folder with the certificates.</summary>
    public const string Secrets = "secrets";

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a new token, the certificates and no routes.</summary>
    public void Write(TestCertificates certificates)
    {
        WriteRoutes([]);
        AtomicFile.WriteAllText(folder / Token, RandomNumberGenerator.GetHexString(64) + "\n", Readable);
        foreach (var certificate in certificates.All)
        {
            AtomicFile.WriteAllText(folder / Secrets / certificate.Secret / "tls.crt", certificate.CertificatePem, Readable);
            AtomicFile.WriteAllText(folder / Secrets / certificate.Secret / "tls.key", certificate.KeyPem, Readable);
        }
    }

    /// <summary>Replaces the routes.</summary>
    public void WriteRoutes(IReadOnlyList<RouteManifest> routes) => AtomicFile.WriteAllText(folder / Routes, "# Written by the verification\n" + string.Concat(routes.Select(route => $"---\n{route.Text}\n")), Readable);
}
