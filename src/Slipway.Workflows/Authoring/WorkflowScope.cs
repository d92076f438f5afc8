namespace Slipway.Workflows;

/// <summary>The build class that a workflow is a property of, and how its symbols are called.</summary>
/// <typeparam name="TTarget">The engine's type of targets.</typeparam>
public sealed record WorkflowScope<TTarget>
    where TTarget : Delegate
{
    /// <summary>The build.</summary>
    public required object Build { get; init; }

    /// <summary>The name of a target; null when it is none of this build.</summary>
    public required Func<TTarget, string?> TargetName { get; init; }

    /// <summary>The name of a workflow; null when it is none of this build.</summary>
    public required Func<Workflow<TTarget>, string?> WorkflowName { get; init; }
}
