using System.Text.Json;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Routing;
using Gateway.Hosting.Servers;
using Gateway.Proxy.Routing;

namespace Gateway.Proxy.Following;

/// <summary>Keeps the routing table as the controller says.</summary>
internal sealed class RouteFollower(ProxySettings settings, CurrentRoutes current, HttpClient client, Readiness readiness, TimeProvider time, ILogger<RouteFollower> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new PollClient(client, new Uri(settings.Controller, "/v1/snapshot"), settings.Token, time, logger).RunAsync(Apply, stoppingToken);

    private void Apply(ReadOnlyMemory<byte> body)
    {
        try
        {
            var snapshot = JsonSerializer.Deserialize(body.Span, RouteJson.Default.RouteSnapshot) ?? throw new JsonException("the snapshot is null");
            current.Table = new RoutingTable(snapshot.Routes);
            readiness.Arrived(Followed.Routes);
            logger.LogInformation("Applied {Routes} routes of version {Version}", snapshot.Routes.Count, snapshot.Version);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            logger.LogError("A snapshot cannot be used, the routes before it stay in force: {Problem}", e.Message);
        }
    }
}
