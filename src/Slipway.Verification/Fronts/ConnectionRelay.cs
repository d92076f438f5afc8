using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Slipway.Verification.Fronts;

/// <summary>One client connection and its connection to an instance. What happens to one happens to the other: bytes, end of sending, reset.</summary>
internal sealed class ConnectionRelay(Socket client) : IDisposable
{
    private readonly Socket instance = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>The instance that the connection goes to, once it does.</summary>
    public IPEndPoint? Target { get; private set; }

    /// <summary>Relays until both sides have ended; resets the client when there is no instance or it does not accept.</summary>
    public async Task RunAsync(IPEndPoint? target)
    {
        Target = target;
        try
        {
            client.NoDelay = true;
            await instance.ConnectAsync(target ?? throw new SocketException((int)SocketError.HostUnreachable));
            await Task.WhenAll(CopyAsync(client, instance), CopyAsync(instance, client));
            client.Dispose();
            instance.Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Dispose();
        }
    }

    /// <summary>Resets both connections, unless they have ended.</summary>
    public void Dispose()
    {
        // Closing without a linger is a reset; the analyzer knows only Dispose.
        client.Close(0);
        instance.Close(0);
        instance.Dispose();
    }

    private async Task CopyAsync(Socket source, Socket destination)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (await source.ReceiveAsync(buffer.AsMemory()) is > 0 and var count)
            {
                await SendAsync(destination, buffer.AsMemory(0, count));
            }

            destination.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            // The other direction must not wait for a side that is gone.
            Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task SendAsync(Socket destination, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await destination.SendAsync(bytes)..];
        }
    }
}
