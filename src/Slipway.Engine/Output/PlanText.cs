using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>The text of <c>--plan</c>.</summary>
internal static class PlanText
{
    /// <summary>The steps in their order, each with what it waits for.</summary>
    public static IEnumerable<string> Lines(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets) =>
        plan.Steps.Select((step, index) =>
            $"{index + 1,3}. {step.Name}{(step.WaitsFor.Count == 0 ? "" : $" (after {string.Join(", ", step.WaitsFor)})")}{(targets[step.Name] is { Status: TargetStatus.Skipped, Reason: { } reason } ? $" – skipped: {reason}" : "")}");
}
