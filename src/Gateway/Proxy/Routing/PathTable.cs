using Gateway.Hosting.Routing;

namespace Gateway.Proxy.Routing;

/// <summary>The routes of one host by path. A lookup costs one dictionary access for each segment, whatever the number of routes.</summary>
internal sealed class PathTable(IEnumerable<Route> routes)
{
    private readonly Dictionary<string, Route[]>.AlternateLookup<ReadOnlySpan<char>> exact = Arrange(routes, PathType.Exact);
    private readonly Dictionary<string, Route[]>.AlternateLookup<ReadOnlySpan<char>> prefixes = Arrange(routes, PathType.Prefix);

    /// <summary>The route for a request; null when none takes it.</summary>
    public Route? Match(string path, string method, IHeaderDictionary headers)
    {
        if (exact.TryGetValue(path, out var candidates) && First(candidates, method, headers) is { } whole)
        {
            return whole;
        }

        for (var prefix = path.AsSpan().TrimEnd('/'); ; prefix = prefix[..prefix.LastIndexOf('/')])
        {
            if (prefixes.TryGetValue(prefix.IsEmpty ? "/" : prefix, out candidates) && First(candidates, method, headers) is { } match)
            {
                return match;
            }

            if (prefix.LastIndexOf('/') < 0)
            {
                return null;
            }
        }
    }

    private static Route? First(Route[] candidates, string method, IHeaderDictionary headers)
    {
        foreach (var route in candidates)
        {
            if (route.Takes(method, headers))
            {
                return route;
            }
        }

        return null;
    }

    private static Dictionary<string, Route[]>.AlternateLookup<ReadOnlySpan<char>> Arrange(IEnumerable<Route> routes, PathType type) =>
        routes
            .Where(route => route.Spec.PathType == type)
            .GroupBy(route => route.Path)
            .ToDictionary(group => group.Key, group => group.OrderBy(route => route.Spec.Methods.Count == 0).ThenByDescending(route => route.Headers.Length).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
