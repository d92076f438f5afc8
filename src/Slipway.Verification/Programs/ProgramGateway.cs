using System.Collections.Concurrent;
using System.Globalization;

namespace Slipway.Verification;

/// <summary>The gateway's programs and echo backends, run by a host; each with an address that stays while its instances are replaced.</summary>
internal sealed class ProgramGateway : IGatewayUnderTest, IAsyncDisposable
{
    private readonly IProgramHost _host;
    private readonly Readiness _readiness;
    private readonly TimeProvider _time;
    private readonly GatewayOrders _orders;
    private readonly SharedFiles _files;
    private readonly ProgramService _proxy;
    private readonly ConcurrentDictionary<string, ProgramService> _backends = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RunningProgram> _programs = new(StringComparer.Ordinal);

    private ProgramGateway(IProgramHost host, Readiness readiness, TimeProvider time)
    {
        _host = host;
        _readiness = readiness;
        _time = time;
        _orders = new(host.SharedPath);
        _files = new(host.SharedFolder);
        _proxy = new(host, readiness, new(["http", "https", "h2c", "admin"], time));
        Certificates = TestCertificates.Create(time);
        _files.Write(Certificates);
    }

    /// <inheritdoc/>
    public TestCertificates Certificates { get; }

    /// <inheritdoc/>
    public GatewayAddresses Addresses { get; private set; } = null!;

    /// <inheritdoc/>
    public IReadOnlyDictionary<GatewayAction, string> Unsupported => _host.Unsupported;

    /// <summary>Everything that runs now.</summary>
    public IReadOnlyList<RunningProgram> Programs => [.. _programs.Values, .. _backends.Values.Prepend(_proxy).Select(service => service.Instance).OfType<RunningProgram>()];

    /// <summary>Starts the gateway and waits until it is ready.</summary>
    /// <exception cref="VerificationException">A program does not start, ends, or does not become ready.</exception>
    public static async Task<ProgramGateway> StartAsync(IProgramHost host, Readiness readiness, TimeProvider time, CancellationToken cancellationToken)
    {
        var gateway = new ProgramGateway(host, readiness, time);
        try
        {
            await Task.WhenAll(gateway.AddAsync(gateway._orders.Controller, cancellationToken), gateway.AddAsync(gateway._orders.Sds, cancellationToken));
            await gateway.RollOutGatewayAsync(cancellationToken);
            gateway.Addresses = await gateway.LocateAsync(cancellationToken);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task ApplyRoutesAsync(IReadOnlyList<RouteManifest> routes, CancellationToken cancellationToken)
    {
        _files.WriteRoutes(routes);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<BackendAddress> StartBackendAsync(string name, CancellationToken cancellationToken)
    {
        var backend = _backends.GetOrAdd(name, _ => new(_host, _readiness, _host.GivesNames ? null : new(["http", "h2c"], _time)));
        if (backend.Instance is null)
        {
            await backend.RollOutAsync(GatewayOrders.Echo(name), cancellationToken);
        }

        return _host.GivesNames ? new(name, GatewayOrders.EchoHttp, GatewayOrders.EchoH2c) : new("127.0.0.1", backend["http"], backend["h2c"]);
    }

    /// <inheritdoc/>
    public Task StopBackendAsync(string name, CancellationToken cancellationToken) => _backends[name].KillAsync();

    /// <inheritdoc/>
    public Task RollOutBackendAsync(string name, CancellationToken cancellationToken) => _backends[name].RollOutAsync(GatewayOrders.Echo(name), cancellationToken);

    /// <inheritdoc/>
    public async Task RollOutGatewayAsync(CancellationToken cancellationToken) =>
        await _proxy.RollOutAsync(_orders.Proxy(await PeerAsync("controller", cancellationToken), await PeerAsync("sds", cancellationToken)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IUnreadyInstance> StartUnreadyInstanceAsync(CancellationToken cancellationToken)
    {
        // Nothing listens on port 1: the connection is refused at once.
        var nowhere = new ProgramAddress("127.0.0.1", 1);
        var program = await _proxy.StartAsync(_orders.Proxy(nowhere, await PeerAsync("sds", cancellationToken)), cancellationToken);
        try
        {
            await _readiness.WaitAsync(program, "admin", "healthz", cancellationToken);
            await _proxy.AddAsync(program, cancellationToken);
            return new UnreadyInstance(_proxy, program, new Uri($"http://{await program.AddressAsync("admin", cancellationToken)}"));
        }
        catch
        {
            await _proxy.EndAsync(program, running => running.KillAsync());
            throw;
        }
    }

    /// <summary>Ends everything at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll([.. _programs.Values.Select(program => program.KillAsync()), .. _backends.Values.Select(backend => backend.DisposeAsync().AsTask())]);
        await _proxy.DisposeAsync();
    }

    private static Uri Address(string scheme, int port) => new($"{scheme}://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");

    private Task<ProgramAddress> PeerAsync(string program, CancellationToken cancellationToken) => _programs[program].PeerAsync("http", cancellationToken);

    private async Task AddAsync(ProgramOrder order, CancellationToken cancellationToken)
    {
        var program = await _host.StartAsync(order, cancellationToken);
        _programs[order.Instance] = program;
        await _readiness.WaitAsync(program, "http", cancellationToken);
    }

    private async Task<GatewayAddresses> LocateAsync(CancellationToken cancellationToken) => new()
    {
        Http = Address("http", _proxy["http"]),
        Https = Address("https", _proxy["https"]),
        H2c = Address("http", _proxy["h2c"]),
        Admin = Address("http", _proxy["admin"]),
        Programs = new Dictionary<string, Uri>(StringComparer.Ordinal)
        {
            ["controller"] = new Uri($"http://{await _programs["controller"].AddressAsync("http", cancellationToken)}"),
            ["sds"] = new Uri($"http://{await _programs["sds"].AddressAsync("http", cancellationToken)}"),
        },
    };
}
