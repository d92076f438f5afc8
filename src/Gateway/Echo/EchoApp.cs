using Gateway.Hosting.Servers;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Echo;

/// <summary>Puts the echo backend together: two ports that answer alike, and one for health.</summary>
internal static class EchoApp
{
    public static WebApplication Build(EchoSettings settings, ProgramVersion version)
    {
        var builder = GatewayServer.CreateBuilder(settings.Host, version, new Readiness());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        builder.AddAdminPort(settings.Admin);
        builder.Listen("http", settings.Http);
        builder.Listen("h2c", settings.H2c, HttpProtocols.Http2);

        var app = builder.Build();
        app.UseWebSockets();
        app.Run(new EchoHandler(settings.Name, app.Lifetime.ApplicationStopping).HandleAsync);
        return app;
    }
}
