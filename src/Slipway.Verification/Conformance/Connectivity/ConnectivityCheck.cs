namespace Slipway.Verification.Conformance;

/// <summary>A check through one port in one version of HTTP.</summary>
/// <param name="name">What it looks at.</param>
/// <param name="port">The port.</param>
internal abstract class ConnectivityCheck(string name, GatewayPort port) : ConformanceCheck
{
    public override string Group => ConformanceGroups.Connectivity;

    public override string Name => $"{name} over {port.Name}";

    public override IReadOnlyList<TestRoute> Routes => [new TestRoute(Label, $"{Label}.conformance.test").To(TestBackends.A)];

    protected GatewayPort Port => port;

    /// <summary>The host of the route. No certificate is for it: over TLS it gets the default one.</summary>
    protected string Host => Routes[0].Host;

    private string Label => $"{name}-{port.Name}".Replace(' ', '-').Replace('/', '-').Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();

    public override string? ReasonToSkip(IGatewayUnderTest gateway) => port.ReasonToSkip(gateway);
}
