using FsCheck;
using FsCheck.Fluent;
using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.Properties;

/// <summary>A build with a random graph, and a workflow over it.</summary>
internal sealed record RandomBuild(int Seed, BuildModel Build, WorkflowDefinition Workflow)
{
    /// <summary>Shown when a property fails.</summary>
    public override string ToString() =>
        $"Seed {Seed}, invoked {Workflow.Invoked}\n" + string.Join('\n', Build.Targets.Select(target =>
            $"{target.Name} < {string.Join(' ', target.Node.DependsOn)} after {string.Join(' ', target.Node.After)} uses {string.Join(' ', target.Consumes)}"
            + $"{(target.Local ? " local" : "")}{(target.AddsToManifest ? " manifest" : "")} /{target.Node.PartitionSize} {target.Secrets} {target.Permissions}"));
}

/// <summary>Makes random builds. Relations point to lower numbers only, so that there is no cycle.</summary>
internal static class RandomBuilds
{
    private static readonly Permission[] Permissions = [Permission.PackagesWrite, Permission.ContentsWrite];
    private static readonly string[] Secrets = ["Key", "Password"];

    public static Arbitrary<RandomBuild> UpTo(int most) =>
        (from size in Gen.Choose(1, most)
         from seed in Gen.Choose(0, int.MaxValue - 1)
         select Make(size, seed)).ToArbitrary();

    public static RandomBuild Make(int size, int seed)
    {
        var random = new System.Random(seed);
        List<WorkflowTarget> targets = [];
        for (var number = 0; number < size; number++)
        {
            targets.Add(Target(number, targets, random));
        }

        // The order in which properties are discovered is no order of the graph.
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(targets));
        var invoked = targets.Where(_ => random.Next(3) == 0).Append(targets[0]).Select(target => target.Name).Distinct(StringComparer.Ordinal).ToValueList();
        return new RandomBuild(seed, Build(targets), new WorkflowDefinition { Name = "Sample", Triggers = [new PushTrigger()], Invoked = invoked, Jobs = Settings(targets, invoked, random) });
    }

    private static BuildModel Build(List<WorkflowTarget> targets) => new()
    {
        Targets = targets,
        Parameters = [.. Secrets.Select(name => new WorkflowParameter { Name = name, Secret = true })],
    };

    private static WorkflowTarget Target(int number, List<WorkflowTarget> lower, System.Random random)
    {
        bool Chance(int percent) => random.Next(100) < percent;
        List<string> Some(int percent) => [.. lower.Where(_ => Chance(percent)).Select(target => target.Name)];

        var consumes = lower.Where(target => target.Node.Produces.Count > 0 && Chance(25)).Select(target => target.Name).ToArray();
        var local = Chance(25);
        var target = Targets.Target($"T{number}", [.. Some(20).Concat(consumes).Distinct(StringComparer.Ordinal)])
            .After([.. Some(10)])
            .Consumes(consumes)
            .Produces(Chance(60) ? [$"out/T{number}/**"] : [])
            .Partition(!local && Chance(15) ? random.Next(2, 4) : 1)
            .Lock(Chance(10) ? ["lock"] : []);
        return target with
        {
            Local = local,
            AddsToManifest = Chance(50),
            Secrets = Chance(20) ? [Secrets[random.Next(2)]] : [],
            Permissions = Chance(20) ? [Permissions[random.Next(2)]] : [],
        };
    }

    // Settings can be given to planned targets with a job only; which those are follows from the graph, so that local ones are left alone.
    private static ValueMap<JobSettings> Settings(List<WorkflowTarget> targets, ValueList<string> invoked, System.Random random) => targets
        .Where(target => invoked.Contains(target.Name) && !target.Local && random.Next(5) == 0)
        .ToValueMap(target => target.Name, _ => JobSettings.Empty with { Runners = [Runner.UbuntuArm] });
}
