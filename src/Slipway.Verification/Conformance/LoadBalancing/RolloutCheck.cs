namespace Slipway.Verification.Conformance;

/// <summary>
/// Something is replaced under constant load, and no request fails: short ones over kept and over fresh connections, over HTTP/2, and long ones, of which
/// some are always under way. Long ones have a connection of their own each, so that no client library can hide a broken connection by asking again.
/// </summary>
internal abstract class RolloutCheck(string name, GatewayAction action, string backend) : ConformanceCheck
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(300);

    private readonly string host = $"{name.Replace(' ', '-')}.conformance.test";

    public override string Group => ConformanceGroups.LoadBalancing;

    public override string Name => name;

    public override IReadOnlyList<TestRoute> Routes => [new TestRoute(name.Replace(' ', '-'), host).To(backend)];

    public override bool RunsAlone => true;

    public override string? ReasonToSkip(IGatewayUnderTest gateway) => gateway.Unsupported.GetValueOrDefault(action);

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = "replacing it under load";
        var work = ReplaceAsync(context, cancellationToken);
        var loads = await Task.WhenAll(
            LoadAsync("short", 100, context.Clients.Http, "/"),
            LoadAsync("over fresh connections", 25, context.Clients.Fresh, "/"),
            LoadAsync("long", 10, context.Clients.Fresh, "/?delay=600ms"),
            context.Clients.H2c is { } h2c ? LoadAsync("over HTTP/2", 25, h2c, "/") : Task.FromResult<(string Kind, LoadResult? Result)>(default));
        var results = loads.Where(load => load.Result is not null).Select(load => (load.Kind, Result: load.Result!)).ToArray();
        var requests = results.Sum(load => load.Result.Requests);
        var failed = results.Where(load => load.Result.Errors > 0).ToArray();
        return failed.Length == 0
            ? $"none of {requests} requests failed; the slowest short one took {results[0].Result.Latency.Maximum.TotalMilliseconds:0} ms"
            : throw new CheckFailedException("no failed request", string.Join(", ", failed.Select(load => $"{load.Result.Errors} of {load.Result.Requests} {load.Kind} failed ({string.Join("; ", load.Result.Problems)})")));

        async Task<(string Kind, LoadResult? Result)> LoadAsync(string kind, double rate, GatewayClient client, string target) =>
            (kind, await LoadTest.RunWhileAsync(work, new() { Rate = rate }, async token => Expect.Backend(await client.SendAsync(new(host, target), token), backend), context.Options.Time, cancellationToken));
    }

    protected abstract Task ActAsync(IGatewayUnderTest gateway, CancellationToken cancellationToken);

    private async Task ReplaceAsync(CheckContext context, CancellationToken cancellationToken)
    {
        // The load is there before, and goes on when the old one is gone.
        await Task.Delay(Lead, context.Options.Time, cancellationToken);
        await ActAsync(context.Gateway, cancellationToken);
        await Task.Delay(Tail, context.Options.Time, cancellationToken);
    }
}

/// <summary>A backend is replaced.</summary>
internal sealed class BackendRolloutCheck() : RolloutCheck("rollout of a backend", GatewayAction.RollOutBackend, TestBackends.C)
{
    protected override Task ActAsync(IGatewayUnderTest gateway, CancellationToken cancellationToken) => gateway.RollOutBackendAsync(TestBackends.C, cancellationToken);
}

/// <summary>The gateway's proxy is replaced.</summary>
internal sealed class GatewayRolloutCheck() : RolloutCheck("rollout of the gateway", GatewayAction.RollOutGateway, TestBackends.A)
{
    protected override Task ActAsync(IGatewayUnderTest gateway, CancellationToken cancellationToken) => gateway.RollOutGatewayAsync(cancellationToken);
}
