using System.Collections.Concurrent;

namespace Slipway.Verification.Tests.Conformance.Gateways;

/// <summary>
/// Runs of the suite against broken gateways, some at a time: they wait more than they work. A gateway that misreads routes misreads several in one run, as long
/// as no check finds two of its faults.
/// </summary>
public sealed class SuiteRuns : IAsyncLifetime
{
    private const int AtOnce = 3;

    private readonly ConcurrentDictionary<string, (SuiteResult Result, string[] Faults)> runs = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync() => await Parallel.ForEachAsync(Batches(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (batch, cancellationToken) =>
    {
        await using var gateway = await InProcessGateway.StartAsync(batch.Select(name => BrokenGateways.All[name].Fault).Aggregate((one, other) => one with { Misreads = one.Misreads + other.Misreads }));
        var result = await ConformanceSuite.RunAsync(gateway, new() { Version = "1.4.0" }, cancellationToken);
        foreach (var name in batch)
        {
            runs[name] = (result, [.. batch]);
        }
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The checks that found a fault, or something that is no fault of the same run, and those that were skipped.</summary>
    internal IReadOnlyList<CheckResult> FoundBy(string fault)
    {
        var (result, faults) = runs[fault];
        var others = faults.Where(other => other != fault).SelectMany(other => BrokenGateways.All[other].FoundBy).ToHashSet(StringComparer.Ordinal);
        return [.. result.Checks.Where(check => check.Outcome != CheckOutcome.Passed && !others.Contains(check.Name))];
    }

    private static List<List<string>> Batches()
    {
        var batches = new List<List<string>>();
        foreach (var (name, (fault, foundBy)) in BrokenGateways.All)
        {
            var batch = fault == new Fault { Misreads = fault.Misreads }
                ? batches.Find(batch => batch.TrueForAll(other => BrokenGateways.All[other].Fault.Misreads is not null && !BrokenGateways.All[other].FoundBy.Intersect(foundBy, StringComparer.Ordinal).Any()))
                : null;
            if (batch is null)
            {
                batches.Add([name]);
            }
            else
            {
                batch.Add(name);
            }
        }

        return batches;
    }
}
