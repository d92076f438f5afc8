using FsCheck;
using FsCheck.Fluent;
using Slipway.Graph;

namespace Slipway.Graph.Tests;

/// <summary>What holds for the plan of any graph.</summary>
public sealed class PlanPropertyTests
{
    [Fact]
    public void Every_step_comes_after_everything_it_waits_for() => Check.QuickThrowOnFailure(Prop.ForAll(Graphs, graph =>
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in graph.Plan(graph.Targets.Take(3).Select(target => target.Name)).Steps)
        {
            step.WaitsFor.ShouldBeSubsetOf(done);
            done.Add(step.Name).ShouldBeTrue();
        }
    }));

    [Fact]
    public void Plan_is_closed_under_dependencies() => Check.QuickThrowOnFailure(Prop.ForAll(Graphs, graph =>
    {
        var planned = graph.Plan(graph.Targets.Take(3).Select(target => target.Name)).Steps.Select(step => step.Name).ToHashSet(StringComparer.Ordinal);
        planned.SelectMany(name => graph.Find(name)!.DependsOn).ShouldAllBe(name => planned.Contains(name));
    }));

    [Fact]
    public void Graph_with_an_edge_back_has_a_cycle_whose_steps_wait_for_each_other() => Check.QuickThrowOnFailure(Prop.ForAll(Graphs, graph =>
    {
        var last = graph.Plan(graph.Targets.Select(target => target.Name)).Steps[^1];
        if (last.DependsOn.Count == 0)
        {
            return;
        }

        var closed = graph.Targets.Select(target => target.Name == last.DependsOn[0] ? target with { After = [.. target.After, last.Name] } : target).ToList();
        var path = Should.Throw<GraphException>(() => new TargetGraph(closed)).Message["Targets wait for each other: ".Length..].TrimEnd('.').Split(" → ");
        path[0].ShouldBe(path[^1]);
        path.Zip(path.Skip(1)).ShouldAllBe(pair => closed.Single(target => target.Name == pair.First).DependsOn.Concat(closed.Single(target => target.Name == pair.First).After).Contains(pair.Second));
    }));

    // Relations point to lower numbers only, so that there is no cycle.
    private static Arbitrary<TargetGraph> Graphs =>
        (from size in Gen.Choose(1, 40)
         from seed in Gen.Choose(0, int.MaxValue - 1)
         select Make(size, new System.Random(seed))).ToArbitrary();

    private static TargetGraph Make(int size, System.Random random) => new(
        from number in Enumerable.Range(0, size).Reverse()
        select new TargetNode
        {
            Name = $"T{number}",
            DependsOn = [.. Below(number, random)],
            After = [.. Below(number, random)],
        });

    private static IEnumerable<string> Below(int number, System.Random random) =>
        Enumerable.Range(0, number).Where(_ => random.Next(8) == 0).Select(lower => $"T{lower}");
}
