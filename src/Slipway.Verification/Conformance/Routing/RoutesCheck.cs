namespace Slipway.Verification.Conformance;

/// <summary>The gateway takes up the routes of all other checks, which are skipped when it does not.</summary>
internal sealed class RoutesCheck : ConformanceCheck
{
    public override string Group => ConformanceGroups.Routing;

    public override string Name => "routes are taken up";

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        await context.Routes.ApplyAsync([], context, cancellationToken);
        return $"taken up after {context.Attempts} {(context.Attempts == 1 ? "attempt" : "attempts")}";
    }
}
