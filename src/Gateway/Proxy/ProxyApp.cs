using System.Text;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;
using Gateway.Proxy.Backends;
using Gateway.Proxy.Following;
using Gateway.Proxy.Forwarding;
using Gateway.Proxy.Routing;
using Gateway.Proxy.Tls;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Proxy;

/// <summary>Puts the proxy together: ports for data, a port for health, and the followers of controller and secret discovery.</summary>
internal static class ProxyApp
{
    public static WebApplication Build(ProxySettings settings, ProgramVersion version)
    {
        var readiness = new Readiness([Followed.Routes, .. settings.Https is null ? Array.Empty<string>() : [Followed.Certificates]]);
        var builder = GatewayServer.CreateBuilder(settings.Host, version, readiness);
        var store = new CertificateStore();
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(store)
            .AddSingleton<CurrentRoutes>()
            .AddSingleton<DataPlane>()
            .AddSingleton<Forwarder>()
            .AddSingleton(_ => BackendClient.Create(settings.Limits))
            .AddSingleton(services => new BackendPicker(settings.Limits.Ejection, services.GetRequiredService<TimeProvider>()))
            .AddSingleton(_ => PollClient.CreateHttpClient())
            .AddHostedService<RouteFollower>();
        builder.AddAdminPort(settings.Admin);
        AddDataPorts(builder, settings, store);

        var app = builder.Build();
        app.Run(app.Services.GetRequiredService<DataPlane>().HandleAsync);
        return app;
    }

    private static void AddDataPorts(WebApplicationBuilder builder, ProxySettings settings, CertificateStore store)
    {
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Limit(kestrel, settings.Limits));
        builder.Listen("http", settings.Http);
        if (settings.H2c is { } h2c)
        {
            builder.Listen("h2c", h2c, HttpProtocols.Http2);
        }

        if (settings.Https is { } https)
        {
            builder.Services.AddHostedService<CertificateFollower>();
            builder.Listen("https", https, HttpProtocols.Http1AndHttp2, port => port.UseCertificates(store));
        }
    }

    private static void Limit(KestrelServerOptions kestrel, ProxyLimits limits)
    {
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
        kestrel.Limits.MaxRequestLineSize = limits.HeaderBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = limits.HeaderBytes;

        // A stream may rest; the idle timeout ends those that rest too long.
        kestrel.Limits.MinRequestBodyDataRate = null;

        // Headers are passed on byte for byte.
        kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
    }
}
