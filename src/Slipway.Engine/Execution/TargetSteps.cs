namespace Slipway.Engine;

/// <summary>Runs one target.</summary>
/// <returns>How it ended when nothing was thrown, and why it was skipped.</returns>
internal delegate Task<(TargetStatus Status, string? Reason)> TargetStep(ExecutableTarget target, CancellationToken cancellationToken);

/// <summary>What running a target means: its dynamic conditions, then its actions. Caching goes between the two.</summary>
internal static class TargetSteps
{
    /// <summary>Runs a step, unless a dynamic condition does not hold.</summary>
    public static TargetStep WhenConditionsHold(TargetStep step) => async (target, cancellationToken) =>
        TargetCondition.Unmet(target.Definition.DynamicConditions) is { } unmet ? (TargetStatus.Skipped, unmet) : await step(target, cancellationToken);

    /// <summary>Runs the actions in order.</summary>
    public static async Task<(TargetStatus Status, string? Reason)> RunActionsAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        foreach (var action in target.Definition.Actions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await action(cancellationToken);
        }

        return (TargetStatus.Succeeded, null);
    }
}
