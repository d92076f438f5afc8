namespace Slipway.Graph;

/// <summary>The definition of a target as data: its name, its relations, all by name, and what it needs and leaves behind.</summary>
public sealed record TargetNode
{
    /// <summary>The target's name, unique without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>A short text for people; null when the author gave none.</summary>
    public string? Description { get; init; }

    /// <summary>Whether lists of targets show it.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Targets that run whenever this one runs, and before it.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Targets that run before this one when both are in the plan.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Targets that run whenever this one runs, and after it.</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    /// <summary>What the target leaves behind: globs relative to the root.</summary>
    public IReadOnlyList<string> Produces { get; init; } = [];

    /// <summary>What it uses of other targets' products; those targets come first when both are in the plan.</summary>
    public IReadOnlyList<TargetConsumption> Consumes { get; init; } = [];

    /// <summary>Names of the parameters that need a value when this target runs.</summary>
    public IReadOnlyList<string> RequiredParameters { get; init; } = [];

    /// <summary>Into how many parts its work can be split; 1 when it cannot.</summary>
    public int PartitionSize { get; init; } = 1;

    /// <summary>Targets with a lock in common never run at the same time.</summary>
    public IReadOnlyList<string> Locks { get; init; } = [];
}
