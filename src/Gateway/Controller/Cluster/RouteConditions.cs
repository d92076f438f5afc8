using Gateway.Controller.Routes;

namespace Gateway.Controller.Cluster;

/// <summary>The condition <c>Accepted</c> of a route.</summary>
internal static class RouteConditions
{
    private const string Accepted = "Accepted";

    /// <summary>Whether the route's status already says what became of it.</summary>
    public static bool AreCurrent(RouteOutcome outcome) => Find(outcome) is { } there && there == Wanted(outcome, there.LastTransitionTime);

    /// <summary>The route's conditions with ours brought up to date. Its time changes only together with its status.</summary>
    public static RouteStatus Apply(RouteOutcome outcome, DateTimeOffset now)
    {
        var wanted = Wanted(outcome, now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ"));
        if (Find(outcome) is { } there && there.Status == wanted.Status)
        {
            wanted = wanted with { LastTransitionTime = there.LastTransitionTime };
        }

        var others = outcome.Resource.Status?.Conditions?.Where(condition => condition.Type != Accepted) ?? [];
        return new() { Conditions = [.. others, wanted] };
    }

    private static Condition? Find(RouteOutcome outcome) => outcome.Resource.Status?.Conditions?.FirstOrDefault(condition => condition.Type == Accepted);

    private static Condition Wanted(RouteOutcome outcome, string time) => new()
    {
        Type = Accepted,
        Status = outcome.IsAccepted ? "True" : "False",
        Reason = outcome.Reason,
        Message = outcome.IsAccepted ? "Proxies use this route" : string.Join("; ", outcome.Problems),
        ObservedGeneration = outcome.Resource.Metadata.Generation,
        LastTransitionTime = time,
    };
}
