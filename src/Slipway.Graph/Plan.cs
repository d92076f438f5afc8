namespace Slipway.Graph;

/// <summary>What will run: steps in an order in which each comes after everything it waits for.</summary>
/// <param name="Steps">The steps.</param>
public sealed record Plan(IReadOnlyList<PlanStep> Steps)
{
    /// <summary>
    /// For each step the longest time from its start to the end of the plan, were there workers without number.
    /// Who starts the step with the longest remaining path first follows list scheduling by critical path.
    /// </summary>
    /// <param name="duration">How long a target takes.</param>
    public IReadOnlyDictionary<string, TimeSpan> RemainingPaths(Func<string, TimeSpan> duration)
    {
        var longestAfter = new Dictionary<string, TimeSpan>(Steps.Count, StringComparer.Ordinal);
        foreach (var step in Steps.Reverse())
        {
            var remaining = longestAfter.GetValueOrDefault(step.Name) + duration(step.Name);
            longestAfter[step.Name] = remaining;
            foreach (var predecessor in step.WaitsFor)
            {
                longestAfter[predecessor] = Max(longestAfter.GetValueOrDefault(predecessor), remaining);
            }
        }

        return longestAfter;
    }

    /// <summary>The chain of steps, each waiting for the one before, that takes longest; empty for an empty plan.</summary>
    /// <inheritdoc cref="RemainingPaths" path="/param"/>
    public IReadOnlyList<string> CriticalPath(Func<string, TimeSpan> duration)
    {
        var remaining = RemainingPaths(duration);
        var followers = (from step in Steps from predecessor in step.WaitsFor select (predecessor, step.Name))
            .ToLookup(pair => pair.predecessor, pair => pair.Name, StringComparer.Ordinal);
        List<string> path = [];
        for (var next = Longest(Steps.Select(step => step.Name)); next is not null; next = Longest(followers[next]))
        {
            path.Add(next);
        }

        return path;

        string? Longest(IEnumerable<string> names) => names.MaxBy(name => remaining[name]);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
