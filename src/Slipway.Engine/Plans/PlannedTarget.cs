using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>A target as plans show it.</summary>
/// <param name="Step">Its place in the plan.</param>
/// <param name="Description">What it is for; null when its author did not say.</param>
/// <param name="SkippedBecause">Why it will not run; null when it will.</param>
/// <param name="LastSeconds">How long it took last; null when that is not known.</param>
/// <param name="IsCritical">Whether it lies on the critical path.</param>
internal sealed record PlannedTarget(PlanStep Step, string? Description, string? SkippedBecause, double? LastSeconds, bool IsCritical)
{
    /// <summary>The target's name.</summary>
    public string Name => Step.Name;

    /// <summary>What it waits for that is no dependency.</summary>
    public IEnumerable<string> OrderOnly => Step.WaitsFor.Except(Step.DependsOn, StringComparer.Ordinal);
}
