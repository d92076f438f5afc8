namespace Slipway.Engine;

/// <summary>What running a target means: its dynamic conditions, then its actions. Caching wraps this.</summary>
internal static class TargetSteps
{
    /// <summary>Runs the actions in order, unless a dynamic condition does not hold.</summary>
    public static async Task<(TargetStatus Status, string? Reason)> RunAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        if (target.Definition.DynamicConditions.Find(condition => !condition.Holds()) is { } unmet)
        {
            return (TargetStatus.Skipped, unmet.Source);
        }

        foreach (var action in target.Definition.Actions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await action(cancellationToken);
        }

        return (TargetStatus.Succeeded, null);
    }
}
