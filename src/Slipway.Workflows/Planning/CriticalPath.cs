namespace Slipway.Workflows;

/// <summary>The chain of jobs that a run cannot be faster than.</summary>
/// <param name="Jobs">The jobs' names, in order.</param>
/// <param name="Duration">How long their targets took the last time, set-up apart; null when that is not known for any of them.</param>
public sealed record CriticalPath(ValueList<string> Jobs, TimeSpan? Duration)
{
    /// <summary>The longest chain by the last durations; by the number of jobs where none are known.</summary>
    public static CriticalPath Of(JobPlan plan)
    {
        var known = plan.Jobs.Any(job => job.LastDuration is not null);
        var longest = new Dictionary<string, (double Length, string? Before)>(StringComparer.Ordinal);
        foreach (var job in plan.Jobs)
        {
            var before = job.Needs.MaxBy(need => longest[need].Length);
            var own = known ? job.LastDuration?.TotalSeconds ?? 0 : 1;
            longest[job.Id] = (own + (before is null ? 0 : longest[before].Length), before);
        }

        List<string> path = [];
        for (var job = plan.Jobs.MaxBy(job => longest[job.Id].Length)?.Id; job is not null; job = longest[job].Before)
        {
            path.Insert(0, job);
        }

        return new CriticalPath(path.ToValueList(), known ? TimeSpan.FromSeconds(longest[path[^1]].Length) : null);
    }
}
