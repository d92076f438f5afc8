namespace Slipway.Verification.Conformance;

/// <summary>Where a request must go.</summary>
/// <param name="Request">The request.</param>
/// <param name="Backend">The backend that must answer it; null when no route matches.</param>
internal sealed record RoutingCase(GatewayRequest Request, string? Backend);

/// <summary>A check of where requests go.</summary>
/// <param name="name">What it looks at.</param>
/// <param name="routes">The routes.</param>
/// <param name="cases">The requests, all of which are sent whatever becomes of those before.</param>
internal sealed class RoutingCheck(string name, IReadOnlyList<TestRoute> routes, IReadOnlyList<RoutingCase> cases) : ConformanceCheck
{
    public override string Group => ConformanceGroups.Routing;

    public override string Name => name;

    public override IReadOnlyList<TestRoute> Routes => routes;

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var astray = new List<(RoutingCase Case, GatewayAnswer Answer)>();
        foreach (var routing in cases)
        {
            context.Doing = $"waiting for the answer to {routing.Request}";
            var answer = await context.Clients.Http.SendAsync(routing.Request, cancellationToken);
            if ((answer.Status, answer.Backend) != (routing.Backend is null ? 404 : 200, routing.Backend))
            {
                astray.Add((routing, answer));
            }
        }

        return astray.Count == 0
            ? $"all of {cases.Count} requests went where they should"
            : throw new CheckFailedException(Join(astray, wrong => wrong.Case.Backend ?? "404"), Join(astray, wrong => $"{wrong.Answer}"));
    }

    private static string Join(IEnumerable<(RoutingCase Case, GatewayAnswer Answer)> astray, Func<(RoutingCase Case, GatewayAnswer Answer), string> text) =>
        string.Join(", ", astray.Select(wrong => $"{text(wrong)} for {wrong.Case.Request}"));
}
