using Gateway.Hosting.Routing;

namespace Gateway.Proxy.Routing;

/// <summary>
/// All routes of a snapshot, arranged so that the best match is found first, in the Gateway API's order: exact host, longest wildcard, any host;
/// exact path, longest prefix; a method; most headers; the snapshot's order. Immutable.
/// </summary>
internal sealed class RoutingTable
{
    private readonly Dictionary<string, PathTable>.AlternateLookup<ReadOnlySpan<char>> hosts;
    private readonly Dictionary<string, PathTable>.AlternateLookup<ReadOnlySpan<char>> wildcards;
    private readonly PathTable any;

    public RoutingTable(IEnumerable<NamedRoute> routes)
    {
        var byHost = routes.Select(route => new Route(route)).ToLookup(route => route.Spec.Host, StringComparer.OrdinalIgnoreCase);
        any = new(byHost["*"]);
        hosts = Tables(byHost.Where(group => group.Key[0] != '*'), host => host);
        wildcards = Tables(byHost.Where(group => group.Key.StartsWith("*.", StringComparison.Ordinal)), host => host[2..]);
    }

    /// <summary>The route for a request; null when none takes it.</summary>
    /// <param name="host">The host without port.</param>
    /// <param name="path">The decoded path.</param>
    /// <param name="method">The method.</param>
    /// <param name="headers">The headers.</param>
    public Route? Match(string host, string path, string method, IHeaderDictionary headers)
    {
        var name = host.AsSpan().TrimEnd('.');
        if (hosts.TryGetValue(name, out var table) && table.Match(path, method, headers) is { } exact)
        {
            return exact;
        }

        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.'))
        {
            name = name[(dot + 1)..];
            if (wildcards.TryGetValue(name, out table) && table.Match(path, method, headers) is { } wild)
            {
                return wild;
            }
        }

        return any.Match(path, method, headers);
    }

    private static Dictionary<string, PathTable>.AlternateLookup<ReadOnlySpan<char>> Tables(IEnumerable<IGrouping<string, Route>> groups, Func<string, string> key) =>
        groups.ToDictionary(group => key(group.Key), group => new PathTable(group), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
