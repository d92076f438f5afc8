using FsCheck;
using FsCheck.Fluent;
using Slipway.Graph;

namespace Slipway.Engine.Tests.Execution;

/// <summary>In which order targets start when workers are scarce.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Target_with_the_longest_remaining_path_comes_first()
    {
        var schedule = Create([Node("Short"), Node("Long"), Node("Last", "Long")], name => name == "Short" ? 3 : 2);

        schedule.Take()!.Value.Target.Name.ShouldBe("Long");
        schedule.Take()!.Value.Target.Name.ShouldBe("Short");
        schedule.Take().ShouldBeNull();
    }

    [Fact]
    public void Targets_of_equal_weight_start_in_the_order_of_the_plan()
    {
        var schedule = Create([Node("B"), Node("A"), Node("C")], _ => 1);

        Enumerable.Range(0, 3).Select(_ => schedule.Take()!.Value.Target.Name).ShouldBe(["B", "A", "C"]);
    }

    [Fact]
    public void Target_starts_when_the_last_of_those_it_waits_for_has_ended()
    {
        var schedule = Create([Node("A"), Node("B"), Node("C", "A", "B")], _ => 1);
        var (a, b) = (schedule.Take()!.Value.Target, schedule.Take()!.Value.Target);

        schedule.End(a);
        schedule.Take().ShouldBeNull();
        schedule.End(b);
        schedule.Take()!.Value.Target.Name.ShouldBe("C");
    }

    [Fact]
    public void Target_whose_lock_is_taken_lets_others_pass()
    {
        var schedule = Create([Node("A") with { Locks = ["x"] }, Node("B") with { Locks = ["x", "y"] }, Node("C") with { Locks = ["y"] }, Node("D")], _ => 1);
        var a = schedule.Take()!.Value.Target;

        schedule.Take()!.Value.Target.Name.ShouldBe("C");
        schedule.Take()!.Value.Target.Name.ShouldBe("D");
        schedule.Take().ShouldBeNull();
        schedule.End(a);
        schedule.Take().ShouldBeNull("C has the other lock");
    }

    [Fact]
    public void Simulated_build_takes_as_long_as_list_scheduling_allows() => Check.QuickThrowOnFailure(Prop.ForAll(Graphs, sample =>
    {
        var (nodes, times, workers) = sample;
        var plan = new TargetGraph(nodes).Plan(nodes.Select(node => node.Name));
        double duration = Simulate(Create(nodes, name => times[name]), times, workers);

        // Graham's bound: no list schedule is longer than this, and none is shorter than the critical path or the work of all by the workers.
        var critical = plan.CriticalPath(name => TimeSpan.FromSeconds(times[name])).Sum(name => times[name]);
        var work = times.Values.Sum();
        duration.ShouldBeGreaterThanOrEqualTo(Math.Max(critical, work / (double)workers));
        duration.ShouldBeLessThanOrEqualTo((work / (double)workers) + (critical * (workers - 1.0) / workers));
    }));

    private static Arbitrary<(TargetNode[] Nodes, Dictionary<string, int> Times, int Workers)> Graphs =>
        (from size in Gen.Choose(1, 30)
         from workers in Gen.Choose(1, 6)
         from seed in Gen.Choose(0, int.MaxValue - 1)
         select Make(size, workers, new System.Random(seed))).ToArbitrary();

    private static (TargetNode[] Nodes, Dictionary<string, int> Times, int Workers) Make(int size, int workers, System.Random random)
    {
        TargetNode[] nodes = [.. Enumerable.Range(0, size).Select(i => Node($"T{i}", [.. Enumerable.Range(0, i).Where(_ => random.Next(6) == 0).Select(other => $"T{other}")]))];
        return (nodes, nodes.ToDictionary(node => node.Name, _ => random.Next(1, 20), StringComparer.Ordinal), workers);
    }

    private static int Simulate(Schedule schedule, Dictionary<string, int> times, int workers)
    {
        var end = 0;
        var running = new PriorityQueue<ExecutableTarget, int>();
        while (true)
        {
            while (running.Count < workers && schedule.Take() is var (target, _))
            {
                running.Enqueue(target, end + times[target.Name]);
            }

            if (!running.TryDequeue(out var ended, out var now))
            {
                return end;
            }

            end = now;
            schedule.End(ended);
        }
    }

    private static TargetNode Node(string name, params string[] dependsOn) => new() { Name = name, DependsOn = dependsOn };

    private static Schedule Create(TargetNode[] nodes, Func<string, int> seconds)
    {
        var targets = nodes.ToDictionary(node => node.Name, Target, StringComparer.Ordinal);
        return new Schedule(new TargetGraph(nodes).Plan(nodes.Select(node => node.Name)), targets, name => TimeSpan.FromSeconds(seconds(name)));
    }

    private static ExecutableTarget Target(TargetNode node)
    {
        var definition = new TargetDefinition(node.Name, null!, []);
        foreach (var name in node.Locks)
        {
            definition.Lock(name);
        }

        return new ExecutableTarget(_ => _, definition);
    }
}
