using System.Text.Json;
using Gateway.Controller.Routes;

namespace Gateway.Controller.Cluster;

/// <summary>One page of a list.</summary>
internal sealed record RouteList(ListMeta Metadata, IReadOnlyList<RouteResource> Items);

/// <summary>Where a list stands and where it goes on.</summary>
internal sealed record ListMeta
{
    public string ResourceVersion { get => field ?? ""; init; }

    public string? Continue { get; init; }
}

/// <summary>One line of a watch. The object is a route, or a <see cref="ApiStatus"/> when the type is ERROR.</summary>
internal sealed record WatchEvent(string Type, JsonElement Object);

/// <summary>What the API server says when it refuses (metav1.Status).</summary>
internal sealed record ApiStatus(int Code, string? Reason, string? Message);

/// <summary>A merge patch of a route's status. The resource version makes it fail when somebody else was faster.</summary>
internal sealed record StatusPatch(StatusPatch.Meta Metadata, RouteStatus Status)
{
    internal sealed record Meta(string? ResourceVersion);
}
