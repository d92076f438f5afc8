using Gateway.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Servers;

/// <summary>A second server in the program, so that probes are answered while the first one drains.</summary>
internal sealed class AdminServer(ListenAddress address, IServiceProvider program) : IHostedService, IAsyncDisposable
{
    private readonly WebApplication app = Build(address, program);

    /// <summary>Where it listens.</summary>
    public BoundPorts Ports => app.Services.GetRequiredService<BoundPorts>();

    public Task StartAsync(CancellationToken cancellationToken) => app.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static WebApplication Build(ListenAddress address, IServiceProvider program)
    {
        var builder = GatewayServer.CreateCore(program.GetRequiredService<ProgramVersion>(), program.GetRequiredService<Readiness>());
        builder.Services.AddSingleton(program.GetRequiredService<ILoggerFactory>());
        builder.Listen("admin", address);

        var server = builder.Build();
        server.MapStatus();
        return server;
    }
}
