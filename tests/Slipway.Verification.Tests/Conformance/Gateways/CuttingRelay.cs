using System.Net;
using System.Net.Sockets;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>Relays connections and breaks each after a megabyte of answers.</summary>
internal sealed class CuttingRelay : IDisposable
{
    private const int Most = 1 << 20;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint target;

    public CuttingRelay(IPEndPoint target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public EndPoint Address => listener.LocalEndpoint;

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(target);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), AnswerAsync(server.GetStream(), client.GetStream()));
        }
    }

    private static async Task AnswerAsync(NetworkStream server, NetworkStream client)
    {
        var buffer = new byte[16 * 1024];
        for (var sent = 0; sent < Most;)
        {
            var count = await server.ReadAsync(buffer);
            await client.WriteAsync(buffer.AsMemory(0, count));
            sent += count == 0 ? Most : count;
        }
    }
}
