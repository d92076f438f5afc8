using System.Collections.ObjectModel;
using System.Text.Json.Nodes;

namespace Slipway.Verification.Kubernetes;

/// <summary>A gateway in a cluster: routes are Route resources, backends are Deployments with Services, everything is done through kubectl.</summary>
public sealed class KubernetesGateway : IGatewayUnderTest, IAsyncDisposable
{
    private const string ForwardsEnd = "the gateway is reached through a port-forward, which ends with its pod and does not balance";

    private readonly GatewayContext _context;
    private readonly IReadOnlyList<PortForward> _forwards;
    private HashSet<string> _routes = [];

    internal KubernetesGateway(GatewayContext context, GatewayAddresses addresses, TestCertificates? certificates, IReadOnlyList<PortForward> forwards)
    {
        _context = context;
        _forwards = forwards;
        Addresses = addresses;
        Certificates = certificates;
    }

    /// <inheritdoc/>
    public GatewayAddresses Addresses { get; }

    /// <inheritdoc/>
    public TestCertificates? Certificates { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<GatewayAction, string> Unsupported => _context.Exposure is not null
        ? ReadOnlyDictionary<GatewayAction, string>.Empty
        : new Dictionary<GatewayAction, string> { [GatewayAction.RollOutGateway] = ForwardsEnd };

    /// <inheritdoc/>
    public async Task ApplyRoutesAsync(IReadOnlyList<RouteManifest> routes, CancellationToken cancellationToken)
    {
        var names = routes.Select(route => route.Name).ToHashSet(StringComparer.Ordinal);
        var gone = _routes.Except(names).ToList();
        if (gone.Count > 0)
        {
            await _context.Kubectl.DeleteAsync("routes.gateway.slipway.dev", gone, _context.Namespace, cancellationToken);
        }

        if (routes.Count > 0)
        {
            await _context.Kubectl.ApplyAsync([.. routes.Select(route => JsonNode.Parse(route.Text)!.AsObject())], _context.Namespace, cancellationToken);
        }

        _routes = names;
    }

    /// <inheritdoc/>
    public async Task<BackendAddress> StartBackendAsync(string name, CancellationToken cancellationToken)
    {
        var deployment = GatewayObjects.BackendName(name);
        await _context.Kubectl.ApplyAsync(GatewayObjects.Backend(name, _context.EchoImage, _context.HasPullSecret), _context.Namespace, cancellationToken);
        await _context.WaitAsync(deployment, cancellationToken);
        return new(deployment, GatewayObjects.HttpPort, GatewayObjects.H2cPort);
    }

    /// <inheritdoc/>
    public async Task StopBackendAsync(string name, CancellationToken cancellationToken)
    {
        var deployment = GatewayObjects.BackendName(name);
        await _context.Kubectl.ScaleAsync(_context.Namespace, deployment, 0, cancellationToken);

        // Scaling lets pods end in peace; the backend shall be gone at once.
        await _context.Kubectl.CheckedAsync(
            ["delete", "pods", "-l", $"app={deployment}", "-n", _context.Namespace, "--grace-period=1", "--ignore-not-found", "--timeout=60s"], null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RollOutBackendAsync(string name, CancellationToken cancellationToken) => _context.RollOutAsync(GatewayObjects.BackendName(name), cancellationToken);

    /// <inheritdoc/>
    public Task RollOutGatewayAsync(CancellationToken cancellationToken) => _context.RollOutAsync(_context.Gateway.Proxy, cancellationToken);

    /// <inheritdoc/>
    public async Task<IUnreadyInstance> StartUnreadyInstanceAsync(CancellationToken cancellationToken)
    {
        var pod = $"{_context.Gateway.Proxy}-unready";
        var deployment = await _context.Kubectl.ReadAsync(_context.Namespace, $"deployment/{_context.Gateway.Proxy}", cancellationToken);
        await _context.Kubectl.ApplyAsync([GatewayObjects.UnreadyProxy(pod, deployment)], _context.Namespace, cancellationToken);
        try
        {
            return await UnreadyPod.OpenAsync(_context, pod, cancellationToken);
        }
        catch
        {
            await UnreadyPod.RemoveAsync(_context, pod);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var forward in _forwards)
        {
            await forward.DisposeAsync();
        }
    }
}
