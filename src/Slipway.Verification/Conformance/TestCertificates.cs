using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Verification;

/// <summary>The certificates of one run of the suite and the authority that signed them, whose key is thrown away.</summary>
public sealed class TestCertificates
{
    /// <summary>The name that has a certificate of its own.</summary>
    public const string SecureHost = "secure.conformance.test";

    /// <summary>The name of the certificate that serves clients without a matching name.</summary>
    public const string DefaultHost = "default.conformance.test";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private TestCertificates(string authorityPem, IReadOnlyList<TestCertificate> all)
    {
        AuthorityPem = authorityPem;
        All = all;
    }

    /// <summary>The certificate of the authority.</summary>
    public string AuthorityPem { get; }

    /// <summary>One for <see cref="SecureHost"/> in the secret <c>secure</c>, one for <see cref="DefaultHost"/> in the secret <c>default</c>.</summary>
    public IReadOnlyList<TestCertificate> All { get; }

    /// <summary>Makes new ones, valid from yesterday (clocks differ) until tomorrow.</summary>
    public static TestCertificates Create(TimeProvider time)
    {
        var begins = time.GetUtcNow() - (Lifetime / 2);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Slipway conformance", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = request.CreateSelfSigned(begins, begins + Lifetime);
        return new(authority.ExportCertificatePem(), [Issue(authority, "secure", SecureHost), Issue(authority, "default", DefaultHost)]);
    }

    private static TestCertificate Issue(X509Certificate2 authority, string secret, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1", "server authentication")], critical: false));
        using var certificate = request.Create(authority, new(authority.NotBefore), new(authority.NotAfter), RandomNumberGenerator.GetBytes(16));
        return new(secret, host, certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
