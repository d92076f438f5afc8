namespace Slipway.Verification.Conformance;

/// <summary>Which of several matching routes takes a request.</summary>
internal static class PrecedenceChecks
{
    private const string Path = "precedence-path.conformance.test";
    private const string Match = "precedence-match.conformance.test";

    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new RoutingCheck(
            "precedence of hosts",
            [
                new TestRoute("precedence-host-exact", "exact.hosts.conformance.test").To(TestBackends.A),
                new TestRoute("precedence-host-wildcard", "*.hosts.conformance.test") { Path = "/longer" }.To(TestBackends.B),
                new TestRoute("precedence-host-longer", "*.more.hosts.conformance.test").To(TestBackends.A),
            ],
            [
                new(new("exact.hosts.conformance.test", "/longer"), TestBackends.A),
                new(new("other.hosts.conformance.test", "/longer"), TestBackends.B),
                new(new("other.more.hosts.conformance.test", "/longer"), TestBackends.A),
            ]),
        new RoutingCheck(
            "precedence of paths",
            [
                new TestRoute("precedence-path-exact", Path) { Path = "/shop/cart", Exact = true }.To(TestBackends.A),
                new TestRoute("precedence-path-prefix", Path) { Path = "/shop/cart" }.To(TestBackends.B),
                new TestRoute("precedence-path-shorter", Path) { Path = "/shop" }.To(TestBackends.A),
                new TestRoute("precedence-path-root", Path) { Methods = ["GET"] }.To(TestBackends.B),
            ],
            [
                new(new(Path, "/shop/cart"), TestBackends.A),
                new(new(Path, "/shop/cart/1"), TestBackends.B),
                new(new(Path, "/shop/list"), TestBackends.A),
                new(new(Path, "/other"), TestBackends.B),
            ]),
        new RoutingCheck(
            "precedence of methods and headers",
            [
                new TestRoute("precedence-any", Match).To(TestBackends.A),
                new TestRoute("precedence-method", Match) { Methods = ["POST"] }.To(TestBackends.B),
                new TestRoute("precedence-one-header", Match) { Headers = MatchChecks.Headers("x-one", "1") }.To(TestBackends.B),
                new TestRoute("precedence-two-headers", Match) { Headers = new Dictionary<string, string> { ["x-one"] = "1", ["x-two"] = "2" } }.To(TestBackends.A),
            ],
            [
                new(new(Match), TestBackends.A),
                new(new(Match) { Method = "POST" }, TestBackends.B),
                new(new(Match) { Headers = MatchChecks.Headers("x-one", "1") }, TestBackends.B),
                new(new(Match) { Headers = new Dictionary<string, string> { ["x-one"] = "1", ["x-two"] = "2" } }, TestBackends.A),
            ]),
    ];
}
