using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Verification.Conformance;

/// <summary>A client gets the certificate for the name that it asks for (SNI, RFC 6066), and the default one for others.</summary>
internal sealed class ServerNameCheck : ConformanceCheck
{
    public override string Group => ConformanceGroups.Connectivity;

    public override string Name => "certificate by server name";

    public override string? ReasonToSkip(IGatewayUnderTest gateway) => GatewayPort.Https.ReasonToSkip(gateway);

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        using var authority = X509Certificate2.CreateFromPem(context.Gateway.Certificates!.AuthorityPem);
        foreach (var (name, expected) in new[]
        {
            (TestCertificates.SecureHost, TestCertificates.SecureHost), (TestCertificates.DefaultHost, TestCertificates.DefaultHost), ("other.conformance.test", TestCertificates.DefaultHost),
        })
        {
            context.Doing = $"shaking hands as {name}";
            Expect.Equal($"as {name} the certificate for", expected, await HostAsync(context.Gateway.Addresses.Https!, name, authority, cancellationToken));
        }

        return "each name got its certificate, an unknown one the default";
    }

    private static async Task<string?> HostAsync(Uri address, string name, X509Certificate2 authority, CancellationToken cancellationToken)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, cancellationToken);
        await using var tls = new SslStream(tcp.GetStream());
        string? host = null;
        await tls.AuthenticateAsClientAsync(
            new()
            {
                TargetHost = name,
                CertificateChainPolicy = GatewayClient.Trusting(authority),
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                {
                    host = (certificate as X509Certificate2)?.GetNameInfo(X509NameType.DnsName, forIssuer: false);
                    return (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
                },
            },
            cancellationToken);
        return host;
    }
}
