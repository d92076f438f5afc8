using System.Collections.Concurrent;

namespace Slipway.Verification.Conformance;

/// <summary>
/// Backends get requests by their weights. Each count must lie in the interval that an honest die leaves with a chance of one in a million: a gateway that
/// picks at random fails a good release once in a million runs, and a share that is off by a tenth of the whole is seen in 98 of a hundred.
/// </summary>
internal sealed class WeightCheck : ConformanceCheck
{
    private const int Requests = 1000;
    private const int AtOnce = 16;
    private const double Alpha = 1e-6;
    private const string Host = "weights.conformance.test";

    private static readonly TestBackend[] Weighted = [new(TestBackends.A, 3), new(TestBackends.B, 1), new(TestBackends.C, 0)];

    public override string Group => ConformanceGroups.LoadBalancing;

    public override string Name => "weights";

    public override IReadOnlyList<TestRoute> Routes => [new("weights", Host) { Backends = Weighted }];

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        context.Doing = $"sending {Requests} requests";
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (_, token) =>
        {
            var answer = await context.Clients.Http.SendAsync(new(Host), token);
            Expect.Backend(answer);
            counts.AddOrUpdate(answer.Backend!, 1, (_, count) => count + 1);
        });

        var shares = Weighted.Select(backend => Share(backend, counts.GetValueOrDefault(backend.Name))).ToArray();
        var found = string.Join(", ", shares.Select(share => $"{share.Count} to {share.Backend.Name}"));
        return Array.TrueForAll(shares, share => share.Count >= share.Allowed.Least && share.Count <= share.Allowed.Most)
            ? $"of {Requests} requests {found} (weights 3:1:0, alpha {Alpha})"
            : throw new CheckFailedException(
                $"of {Requests} requests {string.Join(", ", shares.Select(share => $"{share.Allowed.Least} to {share.Allowed.Most} to {share.Backend.Name}"))} (weights 3:1:0, alpha {Alpha})", found);
    }

    private static (TestBackend Backend, int Count, BinomialInterval Allowed) Share(TestBackend backend, int count) =>
        (backend, count, BinomialInterval.Of(Requests, (double)backend.Weight / Weighted.Sum(other => other.Weight), Alpha));
}
