namespace Slipway.Verification.Tests.Conformance;

/// <summary>A gateway that is one server of the test and can do nothing else.</summary>
internal sealed class StubGateway(string address) : IGatewayUnderTest
{
    public List<string> Started { get; } = [];

    public GatewayAddresses Addresses => new() { Http = new($"http://{address}"), Admin = new($"http://{address}") };

    public TestCertificates? Certificates => null;

    public IReadOnlyDictionary<GatewayAction, string> Unsupported => Enum.GetValues<GatewayAction>().ToDictionary(action => action, _ => "a stub cannot do that");

    public Task ApplyRoutesAsync(IReadOnlyList<RouteManifest> routes, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<BackendAddress> StartBackendAsync(string name, CancellationToken cancellationToken)
    {
        lock (Started)
        {
            Started.Add(name);
        }

        return Task.FromResult(new BackendAddress(name, 8080, 8084));
    }

    public Task StopBackendAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RollOutBackendAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RollOutGatewayAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IUnreadyInstance> StartUnreadyInstanceAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
