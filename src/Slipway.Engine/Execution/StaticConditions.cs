using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Skips targets before anything runs: by the user's wish, by static conditions, and what only skipped targets need.</summary>
internal static class StaticConditions
{
    /// <summary>Sets the status of every target that will not run.</summary>
    public static void Apply(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, IReadOnlySet<string> invoked)
    {
        foreach (var step in plan.Steps)
        {
            var target = targets[step.Name];
            if (step.Skipped)
            {
                Skip(target, "by --skip");
            }
            else if (target.Definition.StaticConditions.Find(condition => !condition.Holds()) is { } unmet)
            {
                Skip(target, unmet.Source);
            }
        }

        SkipWhatIsNotNeeded(plan, targets, invoked);
    }

    // Backwards, because a step stands after its dependencies: all that need a target are decided before it.
    private static void SkipWhatIsNotNeeded(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, IReadOnlySet<string> invoked)
    {
        var needs = plan.Steps.SelectMany(step => step.DependsOn.Select(name => (name, step.Name))).ToLookup(pair => pair.name, pair => targets[pair.Name], StringComparer.Ordinal);
        foreach (var step in plan.Steps.Reverse().Where(step => !invoked.Contains(step.Name)))
        {
            var target = targets[step.Name];
            var dependents = needs[step.Name].ToList();
            if (target.Status == TargetStatus.Pending && dependents.Count > 0
                && dependents.TrueForAll(dependent => dependent.Status == TargetStatus.Skipped && dependent.Definition.WhenSkippedBehavior == DependencyBehavior.Skip))
            {
                Skip(target, $"only {string.Join(", ", dependents.Select(dependent => dependent.Name))} would need it");
            }
        }
    }

    private static void Skip(ExecutableTarget target, string reason) => (target.Status, target.Reason) = (TargetStatus.Skipped, reason);
}
