using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Hosting.Servers;

/// <summary>Logs where the server listens once it does: with port 0 nobody knows before.</summary>
internal sealed class BoundPorts(ILogger<BoundPorts> logger) : IHostedLifecycleService
{
    private readonly List<(string Name, ListenOptions Options)> ports = [];

    /// <summary>Where the ports are once the server runs.</summary>
    public IReadOnlyDictionary<string, IPEndPoint> Addresses => ports.ToDictionary(port => port.Name, port => port.Options.IPEndPoint!, StringComparer.Ordinal);

    public void Add(string name, ListenOptions options) => ports.Add((name, options));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, address) in Addresses)
        {
            logger.LogInformation("Port {Name} listens on {Address}", name, address);
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
