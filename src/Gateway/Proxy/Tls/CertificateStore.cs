using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Certificates;

namespace Gateway.Proxy.Tls;

/// <summary>The certificates by the names that clients ask for. Replaced as a whole while handshakes go on.</summary>
internal sealed class CertificateStore
{
    private volatile Dictionary<string, SslStreamCertificateContext> byName = new(StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => byName.Count == 0;

    /// <summary>Replaces all certificates.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One of them is no certificate with its key.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Handshakes and resumed sessions use a certificate for as long as they like; the collector knows when none does.")]
    public void Replace(CertificateSet set)
    {
        var names = new Dictionary<string, SslStreamCertificateContext>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in set.Certificates)
        {
            var certificate = X509Certificate2.CreateFromPem(pair.Chain, pair.Key);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(pair.Chain);
            var context = SslStreamCertificateContext.Create(certificate, chain, offline: true);
            foreach (var name in CertificateNames.Of(certificate).Concat(pair.IsDefault ? [CertificatePair.Default] : []))
            {
                names.TryAdd(name, context);
            }
        }

        byName = names;
    }

    /// <summary>The certificate for a name: its own, that of the wildcard above it, or the default one; null when there is none of them.</summary>
    public SslStreamCertificateContext? Find(string? serverName)
    {
        var names = byName;
        if (serverName is not null)
        {
            if (names.TryGetValue(serverName, out var own))
            {
                return own;
            }

            var dot = serverName.IndexOf('.', StringComparison.Ordinal);
            if (dot >= 0 && names.TryGetValue($"*{serverName[dot..]}", out var wildcard))
            {
                return wildcard;
            }
        }

        return names.GetValueOrDefault(CertificatePair.Default);
    }
}
