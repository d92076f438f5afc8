using System.Security.Cryptography.X509Certificates;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>The certificates of a run.</summary>
public sealed class TestCertificatesTests
{
    private static readonly TestCertificates s_certificates = TestCertificates.Create(TimeProvider.System);

    [Fact]
    public void Each_certificate_is_for_its_host_and_signed_by_the_authority()
    {
        using var authority = X509Certificate2.CreateFromPem(s_certificates.AuthorityPem);
        foreach (var certificate in s_certificates.All)
        {
            using var loaded = X509Certificate2.CreateFromPem(certificate.CertificatePem, certificate.KeyPem);
            loaded.MatchesHostname(certificate.Host).ShouldBeTrue();
            using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { authority } } };
            chain.Build(loaded).ShouldBeTrue();
        }
    }

    [Fact]
    public void One_is_the_default_and_one_has_a_name_of_its_own() =>
        s_certificates.All.Select(certificate => $"{certificate}").ShouldBe(["secure (secure.conformance.test)", "default (default.conformance.test)"]);
}
