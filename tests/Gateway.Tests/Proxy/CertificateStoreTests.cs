using System.Security.Cryptography;
using Gateway.Hosting.Certificates;
using Gateway.Proxy.Tls;
using Gateway.Tests.Support;

namespace Gateway.Tests.Proxy;

/// <summary>Clients get the certificate of the name that they ask for.</summary>
public sealed class CertificateStoreTests
{
    [Theory]
    [InlineData("a.test", "a.test")]
    [InlineData("A.TEST", "a.test")]
    [InlineData("b.a.test", "*.a.test")]
    [InlineData("own.a.test", "own.a.test")]
    [InlineData("c.b.a.test", "fallback.test")]
    [InlineData("other.test", "fallback.test")]
    [InlineData(null, "fallback.test")]
    public void Name_finds_its_own_certificate_then_the_wildcard_then_the_default(string? name, string expected)
    {
        var store = new CertificateStore();
        store.Replace(new([Pair("a", "a.test", "own.a.test"), Pair("w", "*.a.test"), Pair("default", "fallback.test")]));

        store.Find(name)!.TargetCertificate.MatchesHostname(expected.Replace("*", "x")).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_default_other_names_find_nothing()
    {
        var store = new CertificateStore();
        store.IsEmpty.ShouldBeTrue();

        store.Replace(new([Pair("a", "a.test")]));

        store.IsEmpty.ShouldBeFalse();
        store.Find("b.test").ShouldBeNull();
        store.Find(null).ShouldBeNull();
    }

    [Fact]
    public void Set_with_a_bad_certificate_changes_nothing()
    {
        var store = new CertificateStore();
        store.Replace(new([Pair("a", "a.test")]));

        Should.Throw<CryptographicException>(() => store.Replace(new([Pair("b", "b.test"), new("c", "nonsense", "nonsense")])));

        store.Find("a.test").ShouldNotBeNull();
        store.Find("b.test").ShouldBeNull();
    }

    [Fact]
    public void Key_is_not_in_the_text_of_a_pair() => Pair("a", "a.test").ToString().ShouldBe("a");

    private static CertificatePair Pair(string secret, params string[] names)
    {
        using var certificate = Certificates.Create(names);
        return new(secret, certificate.ExportCertificatePem(), Certificates.KeyPem(certificate));
    }
}
