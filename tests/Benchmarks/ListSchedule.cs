using Slipway.Graph;

namespace Benchmarks;

/// <summary>List scheduling on paper: whenever a worker is free it takes the first step of the list that can start.</summary>
internal static class ListSchedule
{
    /// <summary>When the last step ends.</summary>
    public static TimeSpan Makespan(Plan plan, Dictionary<string, TimeSpan> times, int workers)
    {
        var ends = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        var waiting = plan.Steps.ToList();
        var now = TimeSpan.Zero;
        while (waiting.Count > 0)
        {
            var busy = ends.Values.Count(end => end > now);
            foreach (var step in waiting.Where(step => step.WaitsFor.All(name => ends.TryGetValue(name, out var end) && end <= now)).Take(workers - busy).ToList())
            {
                ends[step.Name] = now + times[step.Name];
                waiting.Remove(step);
            }

            if (waiting.Count > 0)
            {
                now = ends.Values.Where(end => end > now).Min();
            }
        }

        return ends.Values.Max();
    }

    /// <summary>The same plan with the steps first that have the longest way to the end.</summary>
    public static Plan LongestPathFirst(Plan plan, Dictionary<string, TimeSpan> times)
    {
        var ways = plan.Steps.ToDictionary(step => step.Name, step => times[step.Name], StringComparer.Ordinal);
        foreach (var step in plan.Steps.Reverse())
        {
            foreach (var name in step.WaitsFor)
            {
                ways[name] = TimeSpan.FromTicks(Math.Max(ways[name].Ticks, times[name].Ticks + ways[step.Name].Ticks));
            }
        }

        return new Plan([.. plan.Steps.OrderByDescending(step => ways[step.Name])]);
    }
}
