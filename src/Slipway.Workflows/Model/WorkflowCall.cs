namespace Slipway.Workflows;

/// <summary>A job that is another workflow of this build.</summary>
/// <param name="Workflow">The other workflow's property name.</param>
public sealed record WorkflowCall(string Workflow)
{
    /// <summary>Targets whose jobs end before it starts.</summary>
    public ValueList<string> After { get; init; } = [];

    /// <summary>Values for the other workflow's inputs, by parameter name.</summary>
    public ValueMap<WorkflowValue> Parameters { get; init; } = ValueMap<WorkflowValue>.Empty;

    /// <summary>When it runs; null for always.</summary>
    public Condition? Condition { get; init; }
}
