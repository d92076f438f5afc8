using System.Net;
using System.Net.Sockets;
using System.Text;
using Gateway.Hosting.Routing;

namespace Gateway.Tests.Support;

/// <summary>A server that answers each connection's first bytes with a text and hangs up: for what a well-behaved server cannot say.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public RawServer(string answer)
    {
        listener.Start();
        serving = ServeAsync(Encoding.Latin1.GetBytes(answer));
    }

    public Backend Backend => new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private async Task ServeAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var connection = await listener.AcceptSocketAsync();
                await connection.ReceiveAsync(new byte[4096]);
                await connection.SendAsync(answer);
                connection.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
