namespace Slipway.Workflows;

/// <summary>A job that is another workflow.</summary>
public sealed record PlannedCall
{
    /// <summary>Its name in the calling workflow.</summary>
    public required string Id { get; init; }

    /// <summary>The call as it is defined.</summary>
    public required WorkflowCall Call { get; init; }

    /// <summary>The called workflow.</summary>
    public required JobPlan Called { get; init; }

    /// <summary>Jobs that end before it starts.</summary>
    public required ValueList<string> Needs { get; init; }
}
