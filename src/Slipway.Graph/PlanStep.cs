namespace Slipway.Graph;

/// <summary>A target in a plan.</summary>
public sealed record PlanStep
{
    /// <summary>The target's name.</summary>
    public required string Name { get; init; }

    /// <summary>Dependencies in the plan: when one of them fails, this target does not run.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Everything in the plan that ends before this target starts: dependencies, order, and who triggers it.</summary>
    public required IReadOnlyList<string> WaitsFor { get; init; }

    /// <summary>Whether the user asked to skip it.</summary>
    public required bool Skipped { get; init; }
}
