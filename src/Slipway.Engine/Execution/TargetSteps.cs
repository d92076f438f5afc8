namespace Slipway.Engine;

/// <summary>What running a target means: its dynamic conditions, then its actions. Caching goes between the two.</summary>
internal static class TargetSteps
{
    /// <summary>Runs a step, unless a dynamic condition does not hold.</summary>
    public static TargetStep WhenConditionsHold(TargetStep step) => async (target, cancellationToken) =>
        target.Definition.DynamicConditions.Find(condition => !condition.Holds()) is { } unmet ? (TargetStatus.Skipped, unmet.Source) : await step(target, cancellationToken);

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
