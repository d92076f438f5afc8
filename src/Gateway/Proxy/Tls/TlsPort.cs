using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Gateway.Proxy.Tls;

/// <summary>Makes a port speak TLS with the store's certificates.</summary>
internal static class TlsPort
{
    public static void UseCertificates(this ListenOptions port, CertificateStore store) => port.UseHttps(new TlsHandshakeCallbackOptions
    {
        OnConnection = handshake => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = store.Find(handshake.ClientHelloInfo.ServerName)
                ?? throw new AuthenticationException($"There is no certificate for '{handshake.ClientHelloInfo.ServerName}'."),
        }),
    });
}
