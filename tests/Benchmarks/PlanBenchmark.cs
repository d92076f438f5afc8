using System.Diagnostics;
using System.Globalization;
using Slipway.Graph;

namespace Benchmarks;

/// <summary>Whether planning stays linear: 10,000 targets with 50,000 edges against a tenth of it.</summary>
internal sealed class PlanBenchmark : IBenchmark
{
    /// <summary>The argument that lets a process plan once and tell how long it took.</summary>
    public const string FirstPlan = "first-plan";

    private const int EdgesPerTarget = 5;
    private const int Processes = 7;

    public string Name => "plan";

    public string About => "plans of 1,000 and of 10,000 targets";

    /// <summary>Prints how many milliseconds the first plan in this process takes.</summary>
    public static async Task PrintFirstAsync(int count)
    {
        var nodes = Nodes(count, seed: 1);
        Console.WriteLine((await Measure.ProcessorAsync(() => PlanAsync(nodes))).ToString(CultureInfo.InvariantCulture));
    }

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        // What a user waits for: a process plans once.
        var first = new List<double>[] { [], [] };
        for (var i = 0; i < Processes; i++)
        {
            first[0].Add(await FirstAsync(1_000, cancellationToken));
            first[1].Add(await FirstAsync(10_000, cancellationToken));
        }

        // What planning itself takes. Ten small graphs against a large one are as many targets in as much memory; still each small one fits
        // the processor's innermost cache and the large one does not, which costs the look-ups of names about a tenth.
        var small = Enumerable.Range(0, 10).Select(seed => Nodes(1_000, seed)).ToArray();
        var large = Nodes(10_000, seed: 1);
        await Measure.WarmUpAsync(() => PlanAsync(small));
        await Measure.WarmUpAsync(() => PlanAsync(large));
        var warm = await Measure.MediansInTurnAsync(31, Measure.ProcessorAsync, () => PlanAsync(small), () => PlanAsync(large));
        return
        [
            new Figure("1,000 targets, the first plan of a process", Measure.Median(first[0]), "ms"),
            new Figure("10,000 targets, the first plan of a process", Measure.Median(first[1]), "ms", 100),
            new Figure("ratio", Measure.Median(first[1]) / Measure.Median(first[0]), "x", 10),
            new Figure("1,000 targets, warm", warm[0] / 10, "ms"),
            new Figure("10,000 targets, warm", warm[1], "ms", 100),
            new Figure("ratio, warm", warm[1] / (warm[0] / 10), "x"),
        ];
    }

    private static async Task<double> FirstAsync(int count, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(PlanBenchmark).Assembly.Location, FirstPlan, $"{count}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    private static Task PlanAsync(params TargetNode[][] graphs)
    {
        foreach (var nodes in graphs)
        {
            var steps = new TargetGraph(nodes).Plan([nodes[^1].Name]).Steps.Count;
            if (steps != nodes.Length)
            {
                throw new InvalidOperationException($"{steps} of {nodes.Length} targets are in the plan.");
            }
        }

        return Task.CompletedTask;
    }

    // Each target depends on five before it, near and far, so that edges grow as targets do. As in a build, a relation has the very name of its target.
    private static TargetNode[] Nodes(int count, int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, count).Select(i => $"Target{i}").ToArray();
        return
        [
            .. names.Select((name, i) => new TargetNode
            {
                Name = name,
                DependsOn = [.. Enumerable.Range(0, i == 0 ? 0 : EdgesPerTarget).Select(edge => edge == 0 ? i - 1 : random.Next(i)).Distinct().Select(other => names[other])],
            }),
        ];
    }
}
