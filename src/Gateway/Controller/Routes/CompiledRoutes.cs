using Gateway.Hosting.Routing;

namespace Gateway.Controller.Routes;

/// <summary>A snapshot, and what became of each route that was offered for it.</summary>
internal sealed record CompiledRoutes(RouteSnapshot Snapshot, IReadOnlyList<RouteOutcome> Outcomes);

/// <summary>What became of a route.</summary>
/// <param name="Resource">The route.</param>
/// <param name="Reason">One word: the reason of its condition.</param>
/// <param name="Problems">Why it is not in the snapshot; empty when it is.</param>
internal sealed record RouteOutcome(RouteResource Resource, string Reason, IReadOnlyList<string> Problems)
{
    public const string Accepted = "Accepted";
    public const string Invalid = "Invalid";
    public const string Conflict = "Conflict";

    public bool IsAccepted => Problems.Count == 0;
}
