using FsCheck;
using FsCheck.Fluent;
using Gateway.Hosting.Routing;
using Gateway.Proxy.Routing;
using Microsoft.AspNetCore.Http;

namespace Gateway.Tests.Proxy;

/// <summary>The arranged table finds what a plain search through all routes finds.</summary>
public sealed class RoutingPropertyTests
{
    private static readonly Gen<string> Paths = Gen.Elements("/", "/a", "/a/", "/a/b", "/ab", "/a/b/c", "/b");

    private static readonly Gen<IReadOnlyDictionary<string, string>> HeaderSets = Gen.Elements<IReadOnlyDictionary<string, string>>(
        new Dictionary<string, string>(), new Dictionary<string, string> { ["x"] = "1" }, new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" });

    private static readonly Gen<RouteSpec> Specs =
        from host in Gen.Elements("*", "a.test", "*.test", "*.a.test", "b.a.test")
        from path in Paths
        from type in Gen.Elements(PathType.Exact, PathType.Prefix)
        from methods in Gen.Elements<IReadOnlyList<string>>([], ["GET"], ["PUT", "POST"])
        from headers in HeaderSets
        select new RouteSpec { Host = host, Path = path, PathType = type, Methods = methods, Headers = headers };

    private static readonly Gen<Request> Requests =
        from host in Gen.Elements("a.test", "b.a.test", "c.b.a.test", "test", "other")
        from path in Paths
        from method in Gen.Elements("GET", "PUT", "DELETE")
        from headers in HeaderSets
        select new Request(host, path, method, headers);

    [Fact]
    public void Table_finds_the_best_of_all_matches() => Prop.ForAll(
        Specs.ArrayOf().ToArbitrary(),
        Requests.ArrayOf().ToArbitrary(),
        (specs, requests) =>
        {
            NamedRoute[] routes = [.. specs.Select((spec, index) => new NamedRoute($"{index}", spec))];
            var table = new RoutingTable(routes);
            foreach (var request in requests)
            {
                var headers = new HeaderDictionary(request.Headers.ToDictionary(header => header.Key, header => new Microsoft.Extensions.Primitives.StringValues(header.Value)));
                (table.Match(request.Host, request.Path, request.Method, headers)?.Name).ShouldBe(Search(routes, request));
            }
        }).QuickCheckThrowOnFailure();

    private static string? Search(NamedRoute[] routes, Request request) => routes
        .Where(route => Matches(route.Spec, request))
        .OrderByDescending(route => route.Spec.Host[0] != '*')
        .ThenByDescending(route => route.Spec.Host.Length)
        .ThenByDescending(route => route.Spec.PathType == PathType.Exact)
        .ThenByDescending(route => route.Spec.Path.TrimEnd('/').Length)
        .ThenByDescending(route => route.Spec.Methods.Count > 0)
        .ThenByDescending(route => route.Spec.Headers.Count)
        .FirstOrDefault()?.Name;

    private static bool Matches(RouteSpec spec, Request request) =>
        (spec.Host == "*" || spec.Host == request.Host || (spec.Host[0] == '*' && request.Host.EndsWith(spec.Host[1..], StringComparison.Ordinal)))
        && (spec.PathType == PathType.Exact ? spec.Path == request.Path : $"{request.Path.TrimEnd('/')}/".StartsWith($"{spec.Path.TrimEnd('/')}/", StringComparison.Ordinal))
        && (spec.Methods.Count == 0 || spec.Methods.Contains(request.Method))
        && spec.Headers.All(header => request.Headers.TryGetValue(header.Key, out var value) && value == header.Value);

    private sealed record Request(string Host, string Path, string Method, IReadOnlyDictionary<string, string> Headers);
}
