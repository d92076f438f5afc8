using System.Text.Json;
using Gateway.Hosting.Certificates;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;
using Gateway.Proxy.Tls;

namespace Gateway.Proxy.Following;

/// <summary>Keeps the certificates as secret discovery says.</summary>
internal sealed class CertificateFollower(ProxySettings settings, CertificateStore store, HttpClient client, Readiness readiness, TimeProvider time, ILogger<CertificateFollower> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PollClient(client, new Uri(settings.Sds!, "/v1/certificates"), settings.Token, time, logger).RunAsync(Apply, stoppingToken);

    private void Apply(ReadOnlyMemory<byte> body)
    {
        try
        {
            var set = JsonSerializer.Deserialize(body.Span, CertificateJson.Default.CertificateSet) ?? throw new JsonException("the set is null");
            store.Replace(set);
            logger.LogInformation("Applied {Count} certificates: {Names}", set.Certificates.Count, string.Join(", ", set.Certificates));
            if (!store.IsEmpty)
            {
                readiness.Arrived(Followed.Certificates);
            }
        }
        catch (Exception e)
        {
            // The libraries below throw many kinds, and a proxy that serves must not fall over a certificate.
            logger.LogError("The certificates cannot be used, those before stay in force: {Problem}", e.Message);
        }
    }
}
