using System.Security.Cryptography.X509Certificates;

namespace Gateway.Hosting.Certificates;

/// <summary>The hosts that a certificate is for.</summary>
public static class CertificateNames
{
    /// <summary>Its DNS names, wildcards included. The common name does not count (RFC 9525, 2).</summary>
    public static IEnumerable<string> Of(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames());
}
