namespace Slipway.Graph;

/// <summary>A target in a plan. All names are those of the definitions, whatever case they were invoked in.</summary>
public sealed record PlanStep
{
    /// <summary>The target's name.</summary>
    public required string Name { get; init; }

    /// <summary>Dependencies in the plan: when one of them fails, this target does not run.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Targets in the plan that trigger this one.</summary>
    public required IReadOnlyList<string> TriggeredBy { get; init; }

    /// <summary>Everything in the plan that ends before this target starts: dependencies, who triggers it, and order.</summary>
    public required IReadOnlyList<string> WaitsFor { get; init; }

    /// <summary>Whether the user named it.</summary>
    public required bool IsInvoked { get; init; }

    /// <summary>Whether the user asked to skip it.</summary>
    public required bool IsSkipped { get; init; }
}
