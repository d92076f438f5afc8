using System.Text;
using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class TrustedCertificatesTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Authorities_of_the_package_are_taken_without_those_of_this_machine()
    {
        _root.Write("etc/ca-certificates.conf", "# comment\n\nmozilla/A.crt\n!mozilla/B.crt\nmozilla/missing.crt\n../../../secret\n");
        _root.Write("usr/share/ca-certificates/mozilla/A.crt", "A\n\n");
        _root.Write("usr/share/ca-certificates/mozilla/B.crt", "B");
        _root.Write("usr/local/share/ca-certificates/own.crt", "own");
        _root.Write("etc/ssl/certs/ca-certificates.crt", "A own");
        _root.Write("secret", "secret");

        Read().ShouldBe("A\n");
    }

    [Theory]
    [InlineData("etc/pki/tls/certs/ca-bundle.crt")]
    [InlineData("etc/ssl/cert.pem")]
    public void Bundle_is_taken_where_there_is_no_package(string path)
    {
        _root.Write(path, "bundle");
        Read().ShouldBe("bundle\n");
    }

    [Fact]
    public void Machine_without_authorities_is_an_error() =>
        Should.Throw<ImageBuildException>(() => TrustedCertificates.Find(_root.Path)).Message.ShouldContain("ca-certificates");

    private string Read() => Encoding.UTF8.GetString(TrustedCertificates.Join(TrustedCertificates.Find(_root.Path)));
}
