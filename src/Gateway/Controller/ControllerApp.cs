using Gateway.Controller.Cluster;
using Gateway.Controller.Files;
using Gateway.Controller.Routes;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;

namespace Gateway.Controller;

/// <summary>Puts the controller together: a source of routes, the publisher, and the port that serves what it publishes.</summary>
internal static class ControllerApp
{
    public static WebApplication Build(ControllerSettings settings, ProgramVersion version)
    {
        var feed = new Feed();
        var builder = GatewayServer.CreateBuilder(settings.Host, version, new Readiness(RoutePublisher.Awaited));
        builder.Services.AddSingleton(settings).AddSingleton(settings.Cluster).AddSingleton(feed).AddSingleton<RoutePublisher>();
        if (settings.RoutesFile is null)
        {
            builder.Services.AddSingleton<StatusWriter>().AddHostedService<ClusterRouteSource>();
        }
        else
        {
            builder.Services.AddHostedService<FileRouteSource>();
        }

        builder.Listen("http", settings.Listen);
        var app = builder.Build();
        var endpoint = new PollEndpoint(feed, settings.Token, app.Lifetime, app.Services.GetRequiredService<TimeProvider>());
        app.MapStatus();
        app.MapGet("/v1/snapshot", endpoint.HandleAsync);
        return app;
    }
}
