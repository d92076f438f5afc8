using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Slipway.Registry.Tests.Client;

/// <summary>Registries whose certificate comes from a company's own authority.</summary>
public sealed class CertificateTests
{
    private const string Host = "registry.test";

    [Fact]
    public async Task Certificate_of_an_own_authority_is_accepted_with_what_is_between()
    {
        using var authority = Authority("root");
        (await PingAsync(authority, authority, Host)).ShouldBeTrue();
    }

    [Fact]
    public async Task Certificate_of_an_unknown_authority_is_refused()
    {
        using var authority = Authority("root");
        using var other = Authority("other");
        (await PingAsync(authority, other, Host)).ShouldBeFalse();
        (await PingAsync(authority, null, Host)).ShouldBeFalse();
    }

    [Fact]
    public async Task Certificate_for_another_host_is_refused_whoever_signed_it()
    {
        using var authority = Authority("root");
        (await PingAsync(authority, authority, "elsewhere.test")).ShouldBeFalse();
    }

    private static async Task<bool> PingAsync(X509Certificate2 authority, X509Certificate2? trusted, string subject)
    {
        using var between = Issue("between", authority, isAuthority: true);
        using var leaf = Issue(subject, between, isAuthority: false);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, leaf, between);
        var options = new RegistryClientOptions { CertificateAuthorities = trusted is null ? null : [trusted], MaximumAttempts = 3 };
        var handler = RegistryHandler.Create(options);
        handler.ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.LocalEndpoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var client = new RegistryClient(options, handler);
        try
        {
            await client.PingAsync(Host, TestContext.Current.CancellationToken);
            return true;
        }
        catch (RegistryException exception)
        {
            // At once: another attempt would wait for ever here.
            exception.Message.ShouldStartWith($"The certificate of {Host} is not trusted");
            return false;
        }
        finally
        {
            await serving;
        }
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2 leaf, X509Certificate2 between)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(connection.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(leaf, [between], offline: true) });
            var buffer = new byte[4096];
            (await stream.ReadAsync(buffer)).ShouldBeGreaterThan(0);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or ShouldAssertException)
        {
            // The client went away: it did not like the certificate.
        }
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static X509Certificate2 Issue(string name, X509Certificate2 issuer, bool isAuthority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(issuer, new DateTimeOffset(issuer.NotBefore), new DateTimeOffset(issuer.NotAfter), RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
