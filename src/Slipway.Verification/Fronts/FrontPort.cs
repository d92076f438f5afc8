using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Slipway.Verification.Fronts;

/// <summary>One port of a front. It keeps its number while it is closed.</summary>
internal sealed class FrontPort : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Func<IPEndPoint?> next;
    private readonly Socket reservation = Bound(new(IPAddress.Loopback, 0));
    private readonly ConcurrentDictionary<ConnectionRelay, Task> relays = new();
    private Socket? listener;
    private bool disposed;

    public FrontPort(Func<IPEndPoint?> next)
    {
        this.next = next;
        Address = (IPEndPoint)reservation.LocalEndPoint!;
    }

    public IPEndPoint Address { get; }

    /// <summary>Accepts connections, or refuses them.</summary>
    public void OpenWhen(Func<bool> condition)
    {
        lock (gate)
        {
            var open = !disposed && condition();
            if (open && listener is null)
            {
                listener = Bound(Address);
                listener.Listen();
                _ = AcceptAsync(listener);
            }
            else if (!open)
            {
                listener?.Dispose();
                listener = null;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            disposed = true;
        }

        OpenWhen(() => false);
        reservation.Dispose();
        foreach (var relay in relays.Keys)
        {
            relay.Dispose();
        }

        await Task.WhenAll(relays.Values);
    }

    // Two sockets may be bound to one port as long as one of them only keeps it: nobody else can take it meanwhile.
    private static Socket Bound(IPEndPoint address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(address);
        return socket;
    }

    private async Task AcceptAsync(Socket socket)
    {
        while (true)
        {
            try
            {
                var relay = new ConnectionRelay(await socket.AcceptAsync());
                relays[relay] = Task.CompletedTask;
                relays[relay] = RelayAsync(relay);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                if (socket.SafeHandle.IsClosed)
                {
                    return;
                }
            }
        }
    }

    private async Task RelayAsync(ConnectionRelay relay)
    {
        await Task.Yield();
        await relay.RunAsync(next());
        relays.TryRemove(relay, out _);
    }
}
