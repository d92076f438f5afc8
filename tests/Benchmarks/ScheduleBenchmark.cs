using System.Collections.Concurrent;
using System.Diagnostics;
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

    public string About => "what the executor adds to a plan's own time, against list scheduling";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var second = TimeSpan.FromSeconds(1);
        TargetNode[] two = [new() { Name = "A" }, new() { Name = "B" }, new() { Name = "Both", DependsOn = ["A", "B"] }];
        var sleeps = new Dictionary<string, TimeSpan>(StringComparer.Ordinal) { ["A"] = second, ["B"] = second, ["Both"] = TimeSpan.Zero };
        await ExecuteAsync(two, sleeps.ToDictionary(pair => pair.Key, _ => TimeSpan.Zero, StringComparer.Ordinal));
        var sleptTogether = sleeps;
        var together = await Measure.OnceAsync(async () => sleptTogether = await ExecuteAsync(two, sleeps));
        var late = sleptTogether.Values.Max() - second;

        double actual = 0, best = 0;
        for (var seed = 0; seed < Graphs; seed++)
        {
            var (nodes, times) = RandomGraph(new Random(seed));
            var slept = times;
            actual += await Measure.OnceAsync(async () => slept = await ExecuteAsync(nodes, times));

            // The optimum for the times that were really slept: a timer is late by a millisecond, and more on a busy machine, whoever waits for it.
            best += ListSchedule.Makespan(ListSchedule.LongestPathFirst(Plan(nodes), slept), slept, Workers).TotalMilliseconds;
        }

        return
        [
            new("two targets of 1 s, less what their timers were late", together - late.TotalMilliseconds, "ms", 1150),
            new($"{Graphs} random graphs on {Workers} workers", actual, "ms"),
            new("to list scheduling by the longest path", actual / best, "x", 1.05),
        ];
    }

    private static Plan Plan(TargetNode[] nodes) => new TargetGraph(nodes).Plan(nodes.Select(node => node.Name));

    /// <returns>How long each target really slept.</returns>
    private static async Task<Dictionary<string, TimeSpan>> ExecuteAsync(TargetNode[] nodes, Dictionary<string, TimeSpan> sleeps)
    {
        var slept = new ConcurrentDictionary<string, TimeSpan>(StringComparer.Ordinal);
        var plan = Plan(nodes);
        var targets = plan.Steps.ToDictionary(step => step.Name, step => new ExecutableTarget(_ => _, new TargetDefinition(step.Name, null!, [])), StringComparer.Ordinal);
        await new TargetExecutor(new BuildOutput(Verbosity.Quiet), SleepAsync, Workers, TimeProvider.System).RunAsync(plan, targets, name => sleeps[name], CancellationToken.None);
        return new Dictionary<string, TimeSpan>(slept, StringComparer.Ordinal);

        async Task<(TargetStatus Status, string? Reason)> SleepAsync(ExecutableTarget target, CancellationToken cancellationToken)
        {
            var started = Stopwatch.GetTimestamp();
            await Task.Delay(sleeps[target.Name], cancellationToken);
            slept[target.Name] = Stopwatch.GetElapsedTime(started);
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
