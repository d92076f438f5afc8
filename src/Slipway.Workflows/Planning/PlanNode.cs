namespace Slipway.Workflows;

/// <summary>A target of a workflow that has a job, alone or with others.</summary>
internal sealed record PlanNode
{
    public required WorkflowTarget Target { get; init; }

    /// <summary>Local targets that its job runs first, in order.</summary>
    public required ValueList<WorkflowTarget> Locals { get; init; }

    public required JobClass Class { get; init; }

    /// <summary>Positions of the nodes that it waits for, all before its own.</summary>
    public required ValueList<int> WaitsFor { get; init; }

    /// <summary>Names of the targets whose products it uses, other than its own locals.</summary>
    public required ValueList<string> Consumes { get; init; }

    public string Name => Target.Name;

    public IEnumerable<WorkflowTarget> All => Locals.Append(Target);
}
