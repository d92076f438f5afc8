using System.Net;
using System.Net.Sockets;
using Slipway.Testing;

namespace Benchmarks.Images;

/// <summary>Debian's <c>docker-registry</c> on a loopback port: the registry that every tool pushes to.</summary>
internal sealed class PeerRegistry(TempDirectory folder, Server server, string address) : IAsyncDisposable
{
    /// <summary><c>localhost:port</c>.</summary>
    public string Address => address;

    public static async Task<PeerRegistry> StartAsync()
    {
        var folder = new TempDirectory();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var config = folder.Write("config.yml", $$"""
            version: 0.1
            log: { level: info, accesslog: { disabled: true } }
            storage: { filesystem: { rootdirectory: {{folder["content"]}} } }
            http: { addr: "127.0.0.1:{{port}}" }
            """);
        return new PeerRegistry(folder, await Server.StartAsync("listening on", "docker-registry", "serve", config), $"localhost:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
