using Slipway.Engine;
using Slipway.Graph;

namespace Benchmarks;

/// <summary>What the executor adds to the time that a plan must take: sleeping targets on a number of workers.</summary>
internal sealed class ScheduleBenchmark : IBenchmark
{
    private const int Workers = 4;
    private const int Graphs = 200;
    private const int MostTargets = 50;

    public string Name => "schedule";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var second = TimeSpan.FromSeconds(1);
        TargetNode[] two = [new() { Name = "A" }, new() { Name = "B" }, new() { Name = "Both", DependsOn = ["A", "B"] }];
        var sleeps = new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { ["A"] = second, ["B"] = second, ["Both"] = TimeSpan.Zero };
        await ExecuteAsync(two, sleeps.ToDictionary(pair => pair.Key, _ => TimeSpan.Zero, StringComparer.Ordinal));
        var together = await Measure.OnceAsync(() => ExecuteAsync(two, sleeps));

        double actual = 0, best = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var (nodes, times) = RandomGraph(new Random(seed));
            actual += await Measure.OnceAsync(() => ExecuteAsync(nodes, times));
            best += ListSchedule.Makespan(ListSchedule.LongestPathFirst(Plan(nodes), times), times, Workers).TotalMilliseconds;
        }

        return
        [
            new("two targets of 1 s", together, "ms", 1150),
            new($"{Graphs} random graphs on {Workers} workers", actual, "ms"),
            new("to list scheduling by the longest path", actual / best, "x", 1.05),
        ];
    }

    private static Plan Plan(TargetNode[] nodes) => new TargetGraph(nodes).Plan(nodes.Select(node => node.Name));

    private static async Task ExecuteAsync(TargetNode[] nodes, Dictionary<string, TimeSpan> sleeps)
    {
        var plan = Plan(nodes);
        var targets = plan.Steps.ToDictionary(step => step.Name, step => new ExecutableTarget(_ => _, new TargetDefinition(step.Name, null!, [])), StringComparer.Ordinal);
        await new TargetExecutor(new BuildOutput(Verbosity.Quiet), SleepAsync, Workers, TimeProvider.System).RunAsync(plan, targets, name => sleeps[name], CancellationToken.None);

        async Task<(TargetStatus Status, string? Reason)> SleepAsync(ExecutableTarget target, CancellationToken cancellationToken)
        {
            await Task.Delay(sleeps[target.Name], cancellationToken);
            return (TargetStatus.Succeeded, null);
        }
    }

    private static (TargetNode[] Nodes, Dictionary<string, TimeSpan> Times) RandomGraph(Random random)
    {
        TargetNode[] nodes =
        [
            .. Enumerable.Range(0, random.Next(1, MostTargets + 1)).Select(i => new TargetNode
            {
                Name = $"T{i}",
                DependsOn = [.. Enumerable.Range(0, i).Where(_ => random.Next(8) == 0).Take(4).Select(other => $"T{other}")],
            }),
        ];
        return (nodes, nodes.ToDictionary(node => node.Name, _ => TimeSpan.FromMilliseconds(random.Next(20, 61)), StringComparer.Ordinal));
    }
}
