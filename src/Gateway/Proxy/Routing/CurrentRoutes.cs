namespace Gateway.Proxy.Routing;

/// <summary>The routing table in force. Requests in flight go on with the one that they began with.</summary>
internal sealed class CurrentRoutes
{
    private volatile RoutingTable? table;

    /// <summary>The table; null before the first snapshot.</summary>
    public RoutingTable? Table
    {
        get => table;
        set => table = value;
    }
}
