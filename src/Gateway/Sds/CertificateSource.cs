using System.Security.Cryptography;
using System.Text.Json;
using Gateway.Hosting.Certificates;
using Gateway.Hosting.Files;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;

namespace Gateway.Sds;

/// <summary>Publishes the certificates of a folder, again whenever it changes. A certificate that turns bad is served as it last was good.</summary>
internal sealed class CertificateSource(SdsSettings settings, Feed feed, Readiness readiness, TimeProvider time, ILogger<CertificateSource> logger) : BackgroundService
{
    /// <summary>What secret discovery awaits before it is ready.</summary>
    public const string Awaited = "certificates";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private Dictionary<string, CertificatePair> served = [];
    private HashSet<string> complaints = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = new ChangeSignal(settings.Secrets, recursive: true, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            TryRead();
            await changes.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void TryRead()
    {
        try
        {
            Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain([$"folder {settings.Secrets} cannot be read: {e.Message}"]);
        }
    }

    private void Read()
    {
        var pairs = new Dictionary<string, CertificatePair>(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in Folders())
        {
            var name = Path.GetFileName(folder);
            var (pair, expires, problem) = CertificateReader.Read(folder, time.GetUtcNow());
            if (problem is not null)
            {
                found.Add($"{name} is not used: {problem}");
            }
            else if (expires - time.GetUtcNow() < Soon)
            {
                found.Add($"{name} expires on {expires:u}");
            }

            if ((pair ?? served.GetValueOrDefault(name)) is { } usable)
            {
                pairs.Add(name, usable);
            }
        }

        served = pairs;
        Complain(found);
        Publish();
    }

    // Names that start with a dot are those that the kubelet swaps.
    private IEnumerable<string> Folders() => Directory.EnumerateDirectories(settings.Secrets).Where(folder => Path.GetFileName(folder)[0] != '.').Order(StringComparer.Ordinal);

    private void Complain(HashSet<string> found)
    {
        foreach (var complaint in found.Except(complaints).Order(StringComparer.Ordinal))
        {
            logger.LogError("Certificate {Problem}", complaint);
        }

        complaints = found;
    }

    private void Publish()
    {
        var set = new CertificateSet([.. served.Values.OrderBy(pair => pair.Name, StringComparer.Ordinal)]);
        var body = JsonSerializer.SerializeToUtf8Bytes(set, CertificateJson.Default.CertificateSet);
        if (feed.Publish(new(Convert.ToHexStringLower(SHA256.HashData(body)), body)))
        {
            logger.LogInformation("Published {Count} certificates: {Names}", served.Count, string.Join(", ", set.Certificates));
        }

        readiness.Arrived(Awaited);
    }
}
