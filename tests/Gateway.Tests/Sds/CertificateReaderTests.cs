using Gateway.Sds;
using Gateway.Tests.Support;
using Slipway.Testing;

namespace Gateway.Tests.Sds;

/// <summary>Only pairs that work are served.</summary>
public sealed class CertificateReaderTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly TempDirectory folder = new();

    [Fact]
    public void Pair_that_works_is_read_with_its_name()
    {
        using var certificate = Certificates.Create("a.test");
        Certificates.Write(folder["shop"], certificate);

        var (pair, expires, problem) = CertificateReader.Read(folder["shop"], Now);

        problem.ShouldBeNull();
        pair!.Name.ShouldBe("shop");
        pair.Chain.ShouldBe(certificate.ExportCertificatePem());
        expires.UtcDateTime.ShouldBe(certificate.NotAfter.ToUniversalTime());
    }

    [Fact]
    public void Certificate_out_of_its_time_is_refused()
    {
        using var old = Certificates.Create(Now.AddDays(-2), Now.AddDays(-1), "a.test");
        using var early = Certificates.Create(Now.AddDays(1), Now.AddDays(2), "a.test");

        Problem("old", old).ShouldStartWith("it expired on ");
        Problem("early", early).ShouldStartWith("it is not valid before ");
    }

    [Fact]
    public void Certificate_without_host_names_is_good_for_the_default_only()
    {
        using var nameless = Certificates.Create();

        Problem("shop", nameless).ShouldBe("it names no DNS host; only default may do that");
        Problem("default", nameless).ShouldBeNull();
    }

    [Fact]
    public void Pair_that_does_not_fit_or_is_none_is_refused_without_naming_the_key()
    {
        using var one = Certificates.Create("a.test");
        using var other = Certificates.Create("a.test");
        Certificates.Write(folder["mixed"], one);
        folder.Write("mixed/tls.key", Certificates.KeyPem(other));
        folder.Write("nonsense/tls.crt", "x");
        folder.Write("nonsense/tls.key", "sesame");
        folder.Write("half/tls.crt", one.ExportCertificatePem());

        var mixed = CertificateReader.Read(folder["mixed"], Now).Problem;
        mixed.ShouldNotBeNull().ShouldStartWith("tls.crt and tls.key are no pair");
        mixed.ShouldNotContain(Certificates.KeyPem(other)[40..80]);
        CertificateReader.Read(folder["nonsense"], Now).Problem.ShouldNotBeNull().ShouldNotContain("sesame");
        CertificateReader.Read(folder["half"], Now).Problem.ShouldNotBeNull().ShouldContain("tls.key");
    }

    public void Dispose() => folder.Dispose();

    private string? Problem(string name, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        Certificates.Write(folder[name], certificate);
        return CertificateReader.Read(folder[name], Now).Problem;
    }
}
