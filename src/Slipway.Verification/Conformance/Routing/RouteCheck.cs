namespace Slipway.Verification.Conformance;

/// <summary>A check of what one route does to a request.</summary>
/// <param name="name">What it looks at.</param>
/// <param name="route">The route.</param>
internal abstract class RouteCheck(string name, TestRoute route) : ConformanceCheck
{
    public override string Group => ConformanceGroups.Routing;

    public override string Name => name;

    public override IReadOnlyList<TestRoute> Routes => [route];

    protected string Host => route.Host;
}
