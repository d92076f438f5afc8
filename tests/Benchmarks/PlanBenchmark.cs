using Slipway.Graph;

namespace Benchmarks;

/// <summary>Whether planning stays linear: 10,000 targets with 50,000 edges against a tenth of it.</summary>
internal sealed class PlanBenchmark : IBenchmark
{
    private const int EdgesPerTarget = 5;

    public string Name => "plan";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var (small, large) = (Nodes(1_000), Nodes(10_000));
        var times = await Measure.MediansInTurnAsync(15, () => PlanAsync(small), () => PlanAsync(large));
        return
        [
            new Figure("graph and plan of 1,000 targets", times[0], "ms"),
            new Figure("graph and plan of 10,000 targets", times[1], "ms", 100),
            new Figure("ratio", times[1] / times[0], "x", 10),
        ];
    }

    private static Task PlanAsync(TargetNode[] nodes)
    {
        var steps = new TargetGraph(nodes).Plan([nodes[^1].Name]).Steps.Count;
        return steps == nodes.Length ? Task.CompletedTask : throw new InvalidOperationException($"{steps} of {nodes.Length} targets are in the plan.");
    }

    // Each target depends on five before it, near and far, so that edges grow as targets do.
    private static TargetNode[] Nodes(int count)
    {
        var random = new Random(1);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new TargetNode
            {
                Name = $"Target{i}",
                DependsOn = [.. Enumerable.Range(0, i == 0 ? 0 : EdgesPerTarget).Select(edge => edge == 0 ? i - 1 : random.Next(i)).Distinct().Select(other => $"Target{other}")],
            }),
        ];
    }
}
