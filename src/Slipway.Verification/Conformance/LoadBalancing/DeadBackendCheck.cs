namespace Slipway.Verification.Conformance;

/// <summary>When one of two backends dies, no request that may be repeated fails; when it is back it gets requests again.</summary>
internal sealed class DeadBackendCheck : ConformanceCheck
{
    private const int Requests = 60;
    private const string Host = "dead-backend.conformance.test";

    public override string Group => ConformanceGroups.LoadBalancing;

    public override string Name => "dead backend";

    public override IReadOnlyList<TestRoute> Routes => [new("dead-backend", Host) { Backends = [new(TestBackends.B), new(TestBackends.C)] }];

    public override bool RunsAlone => true;

    public override string? ReasonToSkip(IGatewayUnderTest gateway) => gateway.Unsupported.GetValueOrDefault(GatewayAction.StopBackend);

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        // Before, so that there are connections to break.
        await context.EventuallyAsync("requests for both backends", token => AnswersAsync(context, TestBackends.C, token), cancellationToken);
        context.Doing = $"stopping {TestBackends.C}";
        await context.Gateway.StopBackendAsync(TestBackends.C, cancellationToken);
        try
        {
            context.Doing = "sending requests while one of two backends is dead";
            for (var request = 0; request < Requests; request++)
            {
                Expect.Backend(await context.Clients.Http.SendAsync(new(Host), cancellationToken), TestBackends.B);
            }
        }
        finally
        {
            context.Doing = $"starting {TestBackends.C} again";
            await context.Gateway.StartBackendAsync(TestBackends.C, cancellationToken);
        }

        await context.EventuallyAsync($"requests for {TestBackends.C}, which is back", token => AnswersAsync(context, TestBackends.C, token), cancellationToken);
        return $"none of {Requests} requests failed while it was dead, and it got requests again after {context.Attempts} attempts";
    }

    private static async Task AnswersAsync(CheckContext context, string backend, CancellationToken cancellationToken) =>
        Expect.Backend(await context.Clients.Http.SendAsync(new(Host), cancellationToken), backend);
}
