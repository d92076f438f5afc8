using System.Security.Cryptography;
using System.Text.Json;
using Gateway.Hosting.Routing;

namespace Gateway.Controller.Routes;

/// <summary>Turns resources into the snapshot that proxies get and says of every route whether it is in it, and why not.</summary>
internal static class RouteCompiler
{
    /// <summary>Compiles routes.</summary>
    /// <param name="resources">The routes in any order.</param>
    /// <param name="inCluster">Whether backends are Services in the namespace of their route.</param>
    public static CompiledRoutes Compile(IEnumerable<RouteResource> resources, bool inCluster)
    {
        // Gateway API: of equal matches the oldest route wins, then the first by name. Proxies keep this order.
        var ordered = resources
            .OrderBy(route => route.Metadata.CreationTimestamp ?? "", StringComparer.Ordinal)
            .ThenBy(route => route.FullName, StringComparer.Ordinal);
        var routes = new List<NamedRoute>();
        var outcomes = new List<RouteOutcome>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in ordered)
        {
            var (spec, problems) = SpecReader.Read(resource.Spec, inCluster);
            if (spec is null)
            {
                outcomes.Add(new(resource, RouteOutcome.Invalid, problems));
            }
            else if (!owners.TryAdd(MatchKey(spec), resource.FullName))
            {
                outcomes.Add(new(resource, RouteOutcome.Conflict, [$"route {owners[MatchKey(spec)]} matches exactly the same requests and is older or first by name"]));
            }
            else
            {
                outcomes.Add(new(resource, RouteOutcome.Accepted, []));
                routes.Add(new(resource.FullName, inCluster ? Qualify(spec, resource.Metadata.Namespace) : spec));
            }
        }

        return new(Snapshot(routes), outcomes);
    }

    private static RouteSnapshot Snapshot(List<NamedRoute> routes)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new RouteSnapshot("", routes), RouteJson.Default.RouteSnapshot);
        return new(Convert.ToHexStringLower(SHA256.HashData(content)), routes);
    }

    private static string MatchKey(RouteSpec spec) => string.Join('\n',
    [
        spec.Host,
        spec.PathType.ToString(),
        spec.Path.Length > 1 ? spec.Path.TrimEnd('/') : spec.Path,
        string.Join(' ', spec.Methods),
        .. spec.Headers.Select(header => $"{header.Key.ToLowerInvariant()}: {header.Value}").Order(StringComparer.Ordinal),
    ]);

    private static RouteSpec Qualify(RouteSpec spec, string space) =>
        spec with { Backends = [.. spec.Backends.Select(backend => backend with { Name = $"{backend.Name}.{space}.svc" })] };
}
