using Slipway.Graph;

namespace Slipway.Workflows.Tests.Sample;

/// <summary>Makes targets the way a build class describes them.</summary>
internal static class Targets
{
    public static WorkflowTarget Target(string name, params string[] dependsOn) => new() { Node = new TargetNode { Name = name, DependsOn = dependsOn } };

    public static WorkflowTarget After(this WorkflowTarget target, params string[] names) => target with { Node = target.Node with { After = names } };

    public static WorkflowTarget Triggers(this WorkflowTarget target, params string[] names) => target with { Node = target.Node with { Triggers = names } };

    public static WorkflowTarget Produces(this WorkflowTarget target, params string[] globs) => target with { Node = target.Node with { Produces = globs } };

    public static WorkflowTarget Consumes(this WorkflowTarget target, params string[] names) =>
        target with { Node = target.Node with { Consumes = [.. names.Select(name => new TargetConsumption(name, []))] } };

    public static WorkflowTarget Requires(this WorkflowTarget target, params string[] parameters) => target with { Node = target.Node with { RequiredParameters = parameters } };

    public static WorkflowTarget Partition(this WorkflowTarget target, int size) => target with { Node = target.Node with { PartitionSize = size } };

    public static WorkflowTarget Lock(this WorkflowTarget target, params string[] names) => target with { Node = target.Node with { Locks = names } };
}
