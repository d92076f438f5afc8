using System.Collections.Immutable;
using System.Net;

namespace Slipway.Verification.Fronts;

/// <summary>
/// What a Service is in a cluster, for programs on this machine: stable loopback ports whose new connections go in turn to the instances that call themselves ready.
/// It never tries another instance when one does not accept, and resets connections when none is ready. Connections that exist stay where they are.
/// </summary>
public sealed class ServiceFront : IAsyncDisposable
{
    // A machine that is busy must not look like an instance that is not ready: that one says so, or refuses.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ImmutableDictionary<string, FrontPort> ports;
    private readonly HttpClient prober;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim gate = new(1, 1);
    private ImmutableList<ReadinessWatch> watches = [];
    private int turn;

    private ServiceFront(IEnumerable<string> names, TimeProvider time)
    {
        this.time = time;
        prober = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        ports = names.ToImmutableDictionary(name => name, name => new FrontPort(() => Next(name)), StringComparer.Ordinal);
    }

    /// <summary>Takes a loopback port for each name.</summary>
    public static ServiceFront Start(IEnumerable<string> ports, TimeProvider time) => new(ports, time);

    /// <summary>Where a port of the front is; it never changes.</summary>
    public IPEndPoint this[string port] => ports[port].Address;

    /// <summary>Adds an instance, which gets connections whenever it is ready.</summary>
    public async Task AddAsync(ServiceInstance instance, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var watch = new ReadinessWatch(instance, prober, time);
            watches = watches.Add(watch);
            watch.Start();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Returns when an instance is ready.</summary>
    public Task ReadyAsync(ServiceInstance instance, CancellationToken cancellationToken) =>
        (watches.Find(watch => watch.Instance == instance) ?? throw new InvalidOperationException("The front does not have this instance.")).Ready.WaitAsync(cancellationToken);

    /// <summary>Gives an instance no new connections any more.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="cut">Whether the connections that it still has are reset, as when it dies; otherwise they end when it or a client ends them.</param>
    public async Task RemoveAsync(ServiceInstance instance, bool cut = false)
    {
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            if (watches.Find(watch => watch.Instance == instance) is { } watch)
            {
                watches = watches.Remove(watch);
                foreach (var (name, port) in cut ? ports : [])
                {
                    port.Cut(instance.Ports[name]);
                }

                await watch.DisposeAsync();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var watch in watches)
        {
            await watch.DisposeAsync();
        }

        foreach (var port in ports.Values)
        {
            await port.DisposeAsync();
        }

        prober.Dispose();
        gate.Dispose();
    }

    private IPEndPoint? Next(string port)
    {
        var ready = watches.FindAll(watch => watch.IsReady);
        return ready.IsEmpty ? null : ready[(Interlocked.Increment(ref turn) & int.MaxValue) % ready.Count].Instance.Ports[port];
    }
}
