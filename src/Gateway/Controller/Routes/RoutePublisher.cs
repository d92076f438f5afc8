using System.Text.Json;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Routing;
using Gateway.Hosting.Servers;

namespace Gateway.Controller.Routes;

/// <summary>Hands compiled routes to the proxies.</summary>
internal sealed class RoutePublisher(Feed feed, Readiness readiness, ILogger<RoutePublisher> logger)
{
    /// <summary>What the controller awaits before it is ready.</summary>
    public const string Awaited = "routes";

    public void Publish(RouteSnapshot snapshot)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(snapshot, RouteJson.Default.RouteSnapshot);
        if (feed.Publish(new(snapshot.Version, body)))
        {
            logger.LogInformation("Published {Routes} routes as version {Version}", snapshot.Routes.Count, snapshot.Version);
        }

        readiness.Arrived(Awaited);
    }
}
