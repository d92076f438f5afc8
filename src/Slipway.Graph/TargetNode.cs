namespace Slipway.Graph;

/// <summary>A target as the graph sees it: its name and its relations, all by name.</summary>
public sealed record TargetNode
{
    /// <summary>The target's name, unique without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Targets that run whenever this one runs, and before it.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Targets that run before this one when both are in the plan.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Targets that run whenever this one runs, and after it.</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];
}
