using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Verification;

/// <summary>Clients of all ports of a gateway. They keep their connections from check to check.</summary>
public sealed class GatewayClients : IDisposable
{
    private readonly X509Certificate2? authority;

    /// <summary>Makes them.</summary>
    public GatewayClients(GatewayAddresses addresses, TestCertificates? certificates)
    {
        authority = certificates is null ? null : X509Certificate2.CreateFromPem(certificates.AuthorityPem);
        Http = new(addresses.Http, HttpVersion.Version11);
        Fresh = new(addresses.Http, HttpVersion.Version11) { FreshConnections = true };
        H2c = addresses.H2c is { } h2c ? new(h2c, HttpVersion.Version20) : null;
        Https = addresses.Https is { } https && authority is not null ? new(https, HttpVersion.Version11, authority) : null;
        Https2 = addresses.Https is { } https2 && authority is not null ? new(https2, HttpVersion.Version20, authority) : null;
    }

    /// <summary>HTTP/1.1 over connections that are kept.</summary>
    public GatewayClient Http { get; }

    /// <summary>HTTP/1.1 over a connection for each request.</summary>
    public GatewayClient Fresh { get; }

    /// <summary>HTTP/2 without TLS; null when the gateway has no such port.</summary>
    public GatewayClient? H2c { get; }

    /// <summary>HTTP/1.1 over TLS; null when the gateway has no such port.</summary>
    public GatewayClient? Https { get; }

    /// <summary>HTTP/2 over TLS; null when the gateway has no such port.</summary>
    public GatewayClient? Https2 { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Http.Dispose();
        Fresh.Dispose();
        H2c?.Dispose();
        Https?.Dispose();
        Https2?.Dispose();
        authority?.Dispose();
    }
}
