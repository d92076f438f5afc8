using System.Net;

namespace Slipway.Verification.Conformance;

/// <summary>
/// Something is replaced under constant load, and no request fails: short ones over kept and over fresh connections, and long ones in both versions of HTTP, of
/// which some are always under way. Long ones have a connection of their own each: no client library can hide that it broke by asking again on another, nor
/// fail to see in time that the gateway closes it. A short one whose kept connection is closed under it is sent once more, as clients do (RFC 9110, 9.2.2).
/// </summary>
internal abstract class RolloutCheck(string name, GatewayAction action, string backend) : ConformanceCheck
{
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(300);

    private const string Long = "/?delay=600ms";

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
        List<Task<(string Kind, LoadResult Result)>> loading =
        [
            LoadOverKeptAsync(),
            LoadAsync("over fresh connections", 25, token => context.Clients.Fresh.SendAsync(new(host), token)),
            LoadAsync("long", 10, token => context.Clients.Fresh.SendAsync(new(host, Long), token)),
        ];
        if (context.Gateway.Addresses.H2c is { } h2c)
        {
            loading.Add(LoadAsync("long over HTTP/2", 10, token => SendOverHttp2Async(h2c, token)));
        }

        var loads = await Task.WhenAll(loading);
        var failed = loads.Where(load => load.Result.Errors > 0).ToArray();
        return failed.Length == 0
            ? $"none of {loads.Sum(load => load.Result.Requests)} requests failed; the slowest short one took {loads[0].Result.Latency.Maximum.TotalMilliseconds:0} ms"
            : throw new CheckFailedException("no failed request", string.Join(", ", failed.Select(load => $"{load.Result.Errors} of {load.Result.Requests} {load.Kind} failed ({string.Join("; ", load.Result.Problems)})")));

        async Task<(string Kind, LoadResult Result)> LoadOverKeptAsync()
        {
            using var kept = new GatewayClient(context.Gateway.Addresses.Http, HttpVersion.Version11);
            return await LoadAsync("short", 100, token => SendOverKeptAsync(kept, context.Clients.Fresh, token));
        }

        async Task<(string Kind, LoadResult Result)> LoadAsync(string kind, double rate, Func<CancellationToken, Task<GatewayAnswer>> send) =>
            (kind, await LoadTest.RunWhileAsync(work, new() { Rate = rate }, async token => Expect.Backend(await send(token), backend), context.Options.Time, cancellationToken));
    }

    protected abstract Task ActAsync(IGatewayUnderTest gateway, CancellationToken cancellationToken);

    private async Task<GatewayAnswer> SendOverKeptAsync(GatewayClient kept, GatewayClient fresh, CancellationToken cancellationToken)
    {
        try
        {
            return await kept.SendAsync(new(host), cancellationToken);
        }
        catch (HttpRequestException)
        {
            return await fresh.SendAsync(new(host), cancellationToken);
        }
    }

    private async Task<GatewayAnswer> SendOverHttp2Async(Uri address, CancellationToken cancellationToken)
    {
        using var client = new GatewayClient(address, HttpVersion.Version20);
        return await client.SendAsync(new(host, Long), cancellationToken);
    }

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
