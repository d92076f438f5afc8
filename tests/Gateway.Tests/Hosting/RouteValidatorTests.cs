using System.Text.Json;
using Gateway.Hosting.Routing;

namespace Gateway.Tests.Hosting;

/// <summary>Every mistake in a route is found.</summary>
public sealed class RouteValidatorTests
{
    private static readonly Backend Good = new("b", 80);

    [Theory]
    [InlineData("*")]
    [InlineData("*.example.test")]
    [InlineData("a-1.example.test")]
    [InlineData("10.0.0.1")]
    public void Good_hosts_pass(string host) => Validate(new() { Host = host, Backends = [Good] }).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("A.test")]
    [InlineData("*.")]
    [InlineData("a.*.test")]
    [InlineData("-a.test")]
    [InlineData("a..test")]
    [InlineData("a.test:80")]
    [InlineData("a.test\n")]
    public void Bad_hosts_are_named(string host) => Validate(new() { Host = host, Backends = [Good] }).ShouldBe([$"host: '{host}' is neither a host name, nor *.<name>, nor *"]);

    [Theory]
    [InlineData("/")]
    [InlineData("/a/b c/ä/...")]
    public void Good_paths_pass(string path) => Validate(new() { Path = path, Backends = [Good] }).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("/a//b")]
    [InlineData("/a?b")]
    [InlineData("/a#b")]
    [InlineData("/a%20b")]
    [InlineData("/a\tb")]
    [InlineData("/a/../b")]
    [InlineData("/.")]
    public void Bad_paths_are_named(string path) => Validate(new() { Path = path, Backends = [Good] }).ShouldHaveSingleItem().ShouldStartWith($"path: '{path}' ");

    [Fact]
    public void Everything_else_that_is_wrong_is_named_at_once() =>
        Validate(new()
        {
            PathType = PathType.Exact,
            RewritePrefix = "/x",
            Methods = ["GET", "GET", "get", "A B"],
            Headers = Map(("x-a", "1"), ("X-A", "2"), ("b c", "3"), ("d", "é")),
            Backends = [new("B", 0, -1), new("a b", 70000, 1_000_001)],
            Redirect = new("ftp", "-", 0, 200),
            RequestHeaders = new() { Set = Map(("Host", "x")), Add = Map(("bad name", "\n")), Remove = ["Connection", "", "a", "A"] },
            ResponseHeaders = new() { Set = Map(("content-length", "1")) },
            Timeout = "0s",
        }).ShouldBe(
        [
            "methods: 'get' is no HTTP method in capitals",
            "methods: 'A B' is no HTTP method in capitals",
            "methods: one is given twice",
            "headers: 'X-A' is given twice",
            "headers: 'b c' is no header name",
            "headers.d: the value has a character that is not printable ASCII",
            "redirect: there are backends too; a route has one or the other",
            "backends[0].name: 'B' is no host name",
            "backends[0].port: 0 is not between 1 and 65535",
            "backends[0].weight: -1 is not between 0 and 1000000",
            "backends[1].name: 'a b' is no host name",
            "backends[1].port: 70000 is not between 1 and 65535",
            "backends[1].weight: 1000001 is not between 0 and 1000000",
            "rewritePrefix: an exact path has no prefix to rewrite",
            "redirect.scheme: 'ftp' is neither http nor https",
            "redirect.host: '-' is no host name",
            "redirect.port: 0 is not between 1 and 65535",
            "redirect.status: 200 is none of 301, 302, 303, 307, 308",
            "requestHeaders.set: 'Host' belongs to the connection and cannot be changed",
            "requestHeaders.add: 'bad name' is no header name",
            "requestHeaders.add.bad name: the value has a character that is not printable ASCII",
            "requestHeaders.remove: '' is no header name",
            "requestHeaders.remove: 'A' is given twice",
            "requestHeaders.remove: 'Connection' belongs to the connection and cannot be changed",
            "responseHeaders.set: 'content-length' belongs to the connection and cannot be changed",
            "timeout: '0s' is no duration above zero, such as 500ms, 15s or 1h30m",
        ]);

    [Fact]
    public void Route_to_nowhere_is_named() => Validate(new()).ShouldBe(["backends: there is none, and no redirect either"]);

    [Fact]
    public void Snapshot_survives_the_way_to_the_proxy_and_unknown_members_do_not()
    {
        var snapshot = new RouteSnapshot("v", [new("n/a", new() { Host = "h", Headers = Map(("x", "1")), Backends = [Good with { Weight = 0, Protocol = BackendProtocol.H2c }], Timeout = "1s" })]);
        var json = JsonSerializer.Serialize(snapshot, RouteJson.Default.RouteSnapshot);

        var back = JsonSerializer.Deserialize(json, RouteJson.Default.RouteSnapshot)!;

        JsonSerializer.Serialize(back, RouteJson.Default.RouteSnapshot).ShouldBe(json);
        back.Routes[0].Spec.Backends.ShouldBe(snapshot.Routes[0].Spec.Backends);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json.Replace("\"timeout\"", "\"onlyOnSundays\""), RouteJson.Default.RouteSnapshot));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize("""{"version": "v", "routes": null}""", RouteJson.Default.RouteSnapshot));
    }

    private static IReadOnlyList<string> Validate(RouteSpec spec) => RouteValidator.Validate(spec);

    private static Dictionary<string, string> Map(params (string Name, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Name, pair => pair.Value);
}
