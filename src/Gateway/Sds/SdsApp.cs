using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;

namespace Gateway.Sds;

/// <summary>Puts secret discovery together.</summary>
internal static class SdsApp
{
    public static WebApplication Build(SdsSettings settings, ProgramVersion version)
    {
        var feed = new Feed();
        var builder = GatewayServer.CreateBuilder(settings.Host, version, new Readiness(CertificateSource.Awaited));
        builder.Services.AddSingleton(settings).AddSingleton(feed).AddHostedService<CertificateSource>();
        builder.Listen("http", settings.Listen);

        var app = builder.Build();
        var endpoint = new PollEndpoint(feed, settings.Token, app.Lifetime, app.Services.GetRequiredService<TimeProvider>());
        app.MapStatus();
        app.MapGet("/v1/certificates", endpoint.HandleAsync);
        return app;
    }
}
