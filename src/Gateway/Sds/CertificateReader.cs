using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Certificates;

namespace Gateway.Sds;

/// <summary>Reads the pair of one secret and checks that it can be served.</summary>
internal static class CertificateReader
{
    /// <summary>Reads <c>tls.crt</c> and <c>tls.key</c>.</summary>
    /// <returns>The pair and when it expires, or null and what is wrong.</returns>
    public static (CertificatePair? Pair, DateTimeOffset Expires, string? Problem) Read(string folder, DateTimeOffset now)
    {
        try
        {
            var pair = new CertificatePair(Path.GetFileName(folder), File.ReadAllText(Path.Combine(folder, "tls.crt")), File.ReadAllText(Path.Combine(folder, "tls.key")));

            // Throws when the key is not the certificate's.
            using var certificate = X509Certificate2.CreateFromPem(pair.Chain, pair.Key);
            var expires = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
            var begins = new DateTimeOffset(certificate.NotBefore.ToUniversalTime());
            return expires <= now ? (null, expires, $"it expired on {expires:u}")
                : begins > now ? (null, expires, $"it is not valid before {begins:u}")
                : !pair.IsDefault && !CertificateNames.Of(certificate).Any() ? (null, expires, $"it names no DNS host; only {CertificatePair.Default} may do that")
                : (pair, expires, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, default, e.Message);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return (null, default, $"tls.crt and tls.key are no pair of a certificate and its key in PEM: {e.Message}");
        }
    }
}
