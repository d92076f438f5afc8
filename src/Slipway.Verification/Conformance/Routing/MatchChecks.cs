namespace Slipway.Verification.Conformance;

/// <summary>Which requests a route takes.</summary>
internal static class MatchChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        Check("exact host", [new TestRoute("host-exact", "exact.conformance.test").To(TestBackends.A)],
        [
            new(new("exact.conformance.test"), TestBackends.A),
            new(new("EXACT.conformance.test"), TestBackends.A),
            new(new("below.exact.conformance.test"), null),
        ]),
        Check("wildcard host", [new TestRoute("host-wildcard", "*.wild.conformance.test").To(TestBackends.A)],
        [
            new(new("one.wild.conformance.test"), TestBackends.A),
            new(new("two.one.wild.conformance.test"), TestBackends.A),
            new(new("wild.conformance.test"), null),
        ]),
        Check("unknown host", [], [new(new("unknown.conformance.test"), null), new(new("conformance.test"), null)]),
        Check("exact path", [new TestRoute("path-exact", "path-exact.conformance.test") { Path = "/shop", Exact = true }.To(TestBackends.A)],
        [
            new(new("path-exact.conformance.test", "/shop"), TestBackends.A),
            new(new("path-exact.conformance.test", "/shop?sort=price"), TestBackends.A),
            new(new("path-exact.conformance.test", "/shop/cart"), null),
            new(new("path-exact.conformance.test", "/Shop"), null),
            new(new("path-exact.conformance.test"), null),
        ]),
        Check("path prefix", [new TestRoute("path-prefix", "path-prefix.conformance.test") { Path = "/shop" }.To(TestBackends.A)],
        [
            new(new("path-prefix.conformance.test", "/shop"), TestBackends.A),
            new(new("path-prefix.conformance.test", "/shop/"), TestBackends.A),
            new(new("path-prefix.conformance.test", "/shop/cart/1"), TestBackends.A),
            new(new("path-prefix.conformance.test", "/shopping"), null),
            new(new("path-prefix.conformance.test"), null),
        ]),
        Check("method", [new TestRoute("method", "method.conformance.test") { Methods = ["POST", "DELETE"] }.To(TestBackends.A)],
        [
            new(new("method.conformance.test") { Method = "POST" }, TestBackends.A),
            new(new("method.conformance.test") { Method = "DELETE" }, TestBackends.A),
            new(new("method.conformance.test"), null),
        ]),
        Check("header", [new TestRoute("header", "header.conformance.test") { Headers = Headers("x-beta", "1") }.To(TestBackends.A)],
        [
            new(new("header.conformance.test") { Headers = Headers("x-beta", "1") }, TestBackends.A),
            new(new("header.conformance.test") { Headers = Headers("X-Beta", "1") }, TestBackends.A),
            new(new("header.conformance.test") { Headers = Headers("x-beta", "2") }, null),
            new(new("header.conformance.test"), null),
        ]),
    ];

    internal static Dictionary<string, string> Headers(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static RoutingCheck Check(string name, IReadOnlyList<TestRoute> routes, IReadOnlyList<RoutingCase> cases) => new(name, routes, cases);
}
