using Gateway.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Servers;

/// <summary>Servers as the gateway's programs want them: Kestrel without configuration files, JSON logs on stdout, a stop that drains.</summary>
public static class GatewayServer
{
    /// <summary>A builder with logs, drain and what the status endpoints need.</summary>
    public static WebApplicationBuilder CreateBuilder(HostSettings settings, ProgramVersion version, Readiness readiness)
    {
        var builder = CreateCore(version, readiness);
        builder.Logging
            .SetMinimumLevel(settings.LogLevel)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddHostedService<DrainService>()
            .Configure<HostOptions>(host => host.ShutdownTimeout = settings.DrainDelay + settings.DrainTimeout)
            .Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        return builder;
    }

    /// <summary>Adds a port; the address that it got is logged once the server runs.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">What the port is called in the log.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="protocols">What is spoken there.</param>
    /// <param name="configure">Sets the rest.</param>
    public static void Listen(
        this WebApplicationBuilder builder, string name, ListenAddress address, HttpProtocols protocols = HttpProtocols.Http1, Action<ListenOptions>? configure = null) =>
        builder.Services.AddOptions<KestrelServerOptions>().Configure<BoundPorts>((kestrel, ports) =>
        {
            void Bind(ListenOptions options)
            {
                options.Protocols = protocols;
                configure?.Invoke(options);
                ports.Add(name, options);
            }

            if (address.Address is null)
            {
                kestrel.ListenAnyIP(address.Port, Bind);
            }
            else
            {
                kestrel.Listen(address.Address, address.Port, Bind);
            }
        });

    /// <summary>Serves the status endpoints on a port of their own, which answers from before the other ports open until after they are closed.</summary>
    public static void AddAdminPort(this WebApplicationBuilder builder, ListenAddress address) =>
        builder.Services.AddHostedService(services => new AdminServer(address, services));

    internal static WebApplicationBuilder CreateCore(ProgramVersion version, Readiness readiness)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = version.Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services
            .AddRoutingCore()
            .AddSingleton(version)
            .AddSingleton(readiness)
            .AddSingleton<BoundPorts>()
            .AddHostedService(services => services.GetRequiredService<BoundPorts>());
        return builder;
    }
}
