using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Slipway.Verification.Fronts;

/// <summary>One port of a front.</summary>
internal sealed class FrontPort : IAsyncDisposable
{
    private readonly Func<IPEndPoint?> next;
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<ConnectionRelay, Task> relays = new();
    private readonly Task accepting;

    /// <summary>Listens on any free port.</summary>
    /// <param name="next">Where the next connection goes; null when nobody takes it.</param>
    public FrontPort(Func<IPEndPoint?> next)
    {
        this.next = next;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Address = (IPEndPoint)listener.LocalEndPoint!;
        accepting = AcceptAsync();
    }

    public IPEndPoint Address { get; }

    /// <summary>Resets all connections to an instance.</summary>
    public void Cut(IPEndPoint target)
    {
        foreach (var relay in relays.Keys.Where(relay => target.Equals(relay.Target)))
        {
            relay.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await accepting;
        foreach (var relay in relays.Keys)
        {
            relay.Dispose();
        }

        await Task.WhenAll(relays.Values);
    }

    private async Task AcceptAsync()
    {
        while (!listener.SafeHandle.IsClosed)
        {
            try
            {
                var relay = new ConnectionRelay(await listener.AcceptAsync());
                relays[relay] = Task.CompletedTask;
                relays[relay] = RelayAsync(relay);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                // A client that is gone again is none of ours; the end of the front ends the loop.
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
