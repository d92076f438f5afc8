namespace Slipway.Verification.Conformance;

/// <summary>A route none of whose backends takes requests is answered with 503.</summary>
internal sealed class NoBackendCheck() : RouteCheck("no backend", new TestRoute("no-backend", "no-backend.conformance.test") { Backends = [new(TestBackends.A, Weight: 0)] })
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        Expect.Refusal(await context.Clients.Http.SendAsync(new(Host), cancellationToken), 503);
        return "503 for a route whose backends all have the weight 0";
    }
}
