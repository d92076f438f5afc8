namespace Slipway.Verification.Conformance;

/// <summary>A route that is added later is taken up, and one that is deleted is forgotten.</summary>
internal sealed class RouteChangeCheck : ConformanceCheck
{
    private const string Added = "added.conformance.test";

    public override string Group => ConformanceGroups.Routing;

    public override string Name => "changed routes";

    public override bool RunsAlone => true;

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        await context.Routes.ApplyAsync([new TestRoute("added", Added).To(TestBackends.A)], context, cancellationToken);
        Expect.Backend(await context.Clients.Http.SendAsync(new(Added), cancellationToken), TestBackends.A);
        await context.Routes.ApplyAsync([], context, cancellationToken);
        Expect.Refusal(await context.Clients.Http.SendAsync(new(Added), cancellationToken), 404);
        return "a route was added and deleted";
    }
}
