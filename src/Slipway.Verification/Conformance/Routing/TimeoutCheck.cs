namespace Slipway.Verification.Conformance;

/// <summary>A backend that takes longer than the route allows is answered for with 504.</summary>
internal sealed class TimeoutCheck() : RouteCheck("timeout", new TestRoute("timeout", "timeout.conformance.test") { Timeout = "300ms" }.To(TestBackends.A))
{
    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        Expect.Refusal(await context.Clients.Http.SendAsync(new(Host, "/?delay=3s"), cancellationToken), 504);
        return "504 for a backend that takes 3 s where 0.3 s are allowed";
    }
}
