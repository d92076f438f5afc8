using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>What the end of some targets means for the others.</summary>
internal sealed class FailureRules(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets)
{
    private readonly HashSet<string> _needed = [.. plan.Steps.SelectMany(step => step.DependsOn)];
    private HashSet<string>? _mattering;
    private string? _failed;

    /// <summary>Takes note that a target failed after which the build does not proceed.</summary>
    public void Fail(ExecutableTarget target) => _failed ??= target.Name;

    /// <summary>How a target ends that must not start, and why; null when it may start.</summary>
    public (TargetStatus Status, string Reason)? Obstacle(PlanStep step)
    {
        if (targets[step.Name].Definition.IsAssured)
        {
            return null;
        }

        if (step.DependsOn.FirstOrDefault(IsLost) is { } dependency)
        {
            return (TargetStatus.NotRun, $"{dependency} did not succeed");
        }

        if (_failed is not null)
        {
            return (TargetStatus.NotRun, $"{_failed} failed");
        }

        return IsThereForTriggersOnly(step) && step.TriggeredBy.All(name => targets[name].Status == TargetStatus.Skipped || IsLost(name))
            ? (TargetStatus.Skipped, $"{step.TriggeredBy[0]} did not run")
            : null;
    }

    /// <summary>Whether a running target is still of use after a failure: it is assured, or an assured one depends on it.</summary>
    public bool Matters(ExecutableTarget target) => (_mattering ??= FindMattering()).Contains(target.Name);

    private bool IsThereForTriggersOnly(PlanStep step) => step.TriggeredBy.Count > 0 && !step.IsInvoked && !_needed.Contains(step.Name);

    private bool IsLost(string name) => targets[name] switch
    {
        { Status: TargetStatus.Failed, Definition.IsProceeding: true } => false,
        { Status: TargetStatus.Failed or TargetStatus.Cancelled or TargetStatus.NotRun } => true,
        _ => false,
    };

    private HashSet<string> FindMattering()
    {
        var mattering = plan.Steps.Select(step => step.Name).Where(name => targets[name].Definition.IsAssured).ToHashSet(StringComparer.Ordinal);
        foreach (var step in plan.Steps.Reverse().Where(step => mattering.Contains(step.Name)))
        {
            mattering.UnionWith(step.DependsOn);
        }

        return mattering;
    }
}
