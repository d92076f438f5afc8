using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Decides before anything runs which targets are left out: by the user's wish, by static conditions, and what only such targets need.</summary>
internal sealed class SkippedTargets(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets)
{
    /// <summary>Sets the status of every target that will not run.</summary>
    /// <param name="succeeded">Targets that succeeded in the attempt that is continued.</param>
    /// <exception cref="UsageException">A condition threw.</exception>
    public void Apply(IReadOnlySet<string> succeeded)
    {
        foreach (var step in plan.Steps)
        {
            var reason = step.IsSkipped ? "by --skip"
                : succeeded.Contains(step.Name) ? "it succeeded in the last attempt"
                : Unmet(targets[step.Name]);
            if (reason is not null)
            {
                targets[step.Name].End(TargetStatus.Skipped, reason);
            }
        }

        SkipWhatIsNotNeeded();
    }

    private static string? Unmet(ExecutableTarget target)
    {
        try
        {
            return TargetCondition.Unmet(target.Definition.StaticConditions);
        }
        catch (Exception error)
        {
            throw new UsageException($"A condition of {target.Name} ({nameof(ITargetDefinition.OnlyWhenStatic)}) failed: {error.GetType().Name}: {error.Message}");
        }
    }

    private void SkipWhatIsNotNeeded()
    {
        var needed = Needed();
        var users = (from step in plan.Steps from name in step.DependsOn select (name, step.Name)).ToLookup(pair => pair.name, pair => pair.Name, StringComparer.Ordinal);
        foreach (var step in plan.Steps.Where(step => targets[step.Name].Status == TargetStatus.Pending && !needed.Contains(step.Name)))
        {
            targets[step.Name].End(TargetStatus.Skipped, $"only needed by {string.Join(", ", users[step.Name].Concat(step.TriggeredBy).Distinct(StringComparer.Ordinal))}");
        }
    }

    // What the invoked targets lead to without going through a skipped one.
    private HashSet<string> Needed()
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var steps = plan.Steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        var triggers = (from step in plan.Steps from trigger in step.TriggeredBy select (trigger, step.Name)).ToLookup(pair => pair.trigger, pair => pair.Name, StringComparer.Ordinal);
        var open = new Stack<string>(plan.Steps.Where(step => step.IsInvoked).Select(step => step.Name));
        while (open.TryPop(out var name))
        {
            if (!needed.Add(name))
            {
                continue;
            }

            var (isSkipped, behavior) = (targets[name].Status == TargetStatus.Skipped, targets[name].Definition.WhenSkippedBehavior);
            IEnumerable<string> dependencies = isSkipped && behavior == DependencyBehavior.Skip ? [] : steps[name].DependsOn;
            foreach (var next in dependencies.Concat(isSkipped ? [] : triggers[name]))
            {
                open.Push(next);
            }
        }

        return needed;
    }
}
