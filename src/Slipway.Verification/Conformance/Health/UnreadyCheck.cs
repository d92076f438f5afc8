namespace Slipway.Verification.Conformance;

/// <summary>An instance that finds no controller is alive and not ready, and so gets no requests.</summary>
internal sealed class UnreadyCheck : ConformanceCheck
{
    private const int Requests = 40;
    private const string Host = "unready.conformance.test";

    public override string Group => ConformanceGroups.Health;

    public override string Name => "not ready without a controller";

    public override IReadOnlyList<TestRoute> Routes => [new TestRoute("unready", Host).To(TestBackends.A)];

    public override bool RunsAlone => true;

    public override string? ReasonToSkip(IGatewayUnderTest gateway) => gateway.Unsupported.GetValueOrDefault(GatewayAction.StartUnreadyInstance);

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = "starting an instance that finds no controller";
        await using var instance = await context.Gateway.StartUnreadyInstanceAsync(cancellationToken);
        context.Doing = "asking it whether it is ready";
        Expect.Equal("/healthz of the instance", 200, (await ProgramCheck.GetAsync(instance.Admin, "/healthz", cancellationToken)).Status);
        Expect.Equal("/readyz of the instance", 503, (await ProgramCheck.GetAsync(instance.Admin, "/readyz", cancellationToken)).Status);
        for (var request = 0; request < Requests; request++)
        {
            Expect.Backend(await context.Clients.Fresh.SendAsync(new(Host), cancellationToken), TestBackends.A);
        }

        return $"503 from its /readyz, and none of {Requests} requests went to it";
    }
}
