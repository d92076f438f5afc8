using Gateway.Hosting.Routing;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Proxy;

/// <summary>The best match wins, in the Gateway API's order.</summary>
public sealed class RoutingTableTests
{
    [Theory]
    [InlineData("a.example.test", "exact")]
    [InlineData("A.EXAMPLE.TEST", "exact")]
    [InlineData("a.example.test.", "exact")]
    [InlineData("b.example.test", "wildcard")]
    [InlineData("c.b.example.test", "wildcard")]
    [InlineData("x.deep.example.test", "longer wildcard")]
    [InlineData("example.test", "any")]
    [InlineData("other.test", "any")]
    [InlineData("", "any")]
    public void Host_matches_exactly_then_by_the_longest_wildcard_then_any(string host, string expected) =>
        Match(
            [
                Route("any"),
                Route("wildcard", new() { Host = "*.example.test" }),
                Route("longer wildcard", new() { Host = "*.deep.example.test" }),
                Route("exact", new() { Host = "a.example.test" }),
            ],
            host: host).ShouldBe(expected);

    [Theory]
    [InlineData("/", "root")]
    [InlineData("/ab", "root")]
    [InlineData("/a", "exact")]
    [InlineData("/a/", "prefix")]
    [InlineData("/a/b", "prefix")]
    [InlineData("/a/b/", "prefix")]
    [InlineData("/a/b/c", "longer prefix")]
    [InlineData("/a/b/c/d", "longer prefix")]
    [InlineData("/a/b/cd", "prefix")]
    [InlineData("/A", "root")]
    [InlineData("//a", "root")]
    [InlineData("/a%2Fb", "root")]
    public void Path_matches_exactly_then_by_the_longest_prefix_of_whole_segments(string path, string expected) =>
        Match(
            [
                Route("root"),
                Route("prefix", new() { Path = "/a" }),
                Route("longer prefix", new() { Path = "/a/b/c/" }),
                Route("exact", new() { Path = "/a", PathType = PathType.Exact }),
            ],
            path: path).ShouldBe(expected);

    [Theory]
    [InlineData("GET", null, null, "plain")]
    [InlineData("POST", null, null, "method")]
    [InlineData("POST", "1", "2", "method")]
    [InlineData("GET", "1", null, "one header")]
    [InlineData("GET", "1", "2", "two headers")]
    [InlineData("GET", "2", "2", "plain")]
    public void Method_counts_before_headers_and_more_headers_before_fewer(string method, string? a, string? b, string expected) =>
        Match(
            [
                Route("plain"),
                Route("one header", new() { Headers = Map(("x-a", "1")) }),
                Route("two headers", new() { Headers = Map(("x-a", "1"), ("X-B", "2")) }),
                Route("method", new() { Methods = ["POST"] }),
            ],
            method: method,
            headers: new HeaderDictionary { ["X-A"] = a, ["x-b"] = b }).ShouldBe(expected);

    [Fact]
    public void Route_on_a_less_specific_host_takes_what_the_specific_one_leaves() =>
        Match([Route("any"), Route("exact", new() { Host = "a.test", Path = "/only" })], host: "a.test", path: "/x").ShouldBe("any");

    [Fact]
    public void First_of_equal_matches_wins() =>
        Match([Route("first", new() { Headers = Map(("x-a", "1")) }), Route("second", new() { Headers = Map(("x-b", "2")) })], headers: new HeaderDictionary { ["x-a"] = "1", ["x-b"] = "2" })
            .ShouldBe("first");

    [Fact]
    public void Nothing_matches_when_no_route_fits() =>
        Match([Route("a", new() { Path = "/a", Methods = ["GET"] })], path: "/a", method: "PUT").ShouldBeNull();

    private static string? Match(NamedRoute[] routes, string host = "h", string path = "/", string method = "GET", IHeaderDictionary? headers = null) =>
        new RoutingTable(routes).Match(host, path, method, headers ?? new HeaderDictionary())?.Name;

    private static NamedRoute Route(string name, RouteSpec? spec = null) => new(name, spec ?? new());

    private static Dictionary<string, string> Map(params (string Name, string Value)[] headers) => headers.ToDictionary(header => header.Name, header => header.Value);
}
