using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>Lays what a workflow says about one job over what it says about all.</summary>
internal static class SettingsMerge
{
    public static JobSettings Over(this JobSettings job, JobSettings all) => new()
    {
        Runners = job.Runners.Count > 0 ? job.Runners : all.Runners.Count > 0 ? all.Runners : [Runner.Ubuntu],
        Container = job.Container ?? all.Container,
        Services = Over(job.Services, all.Services),
        Environment = job.Environment ?? all.Environment,
        Timeout = job.Timeout ?? all.Timeout ?? TimeSpan.FromHours(1),
        Condition = all.Condition is null ? job.Condition : job.Condition is null ? all.Condition : all.Condition & job.Condition,
        Variables = Over(job.Variables, all.Variables),
        Before = [.. all.Before, .. job.Before],
        After = [.. job.After, .. all.After],
        Axes = [.. all.Axes, .. job.Axes],
        Excluded = [.. all.Excluded, .. job.Excluded],
        FailFast = job.FailFast || all.FailFast,
        MaxParallel = job.MaxParallel ?? all.MaxParallel,
        Extensions = job.Extensions.Aggregate(all.Extensions, (merged, entry) =>
            merged.With(entry.Key, merged.Find(entry.Key) is { } map ? new YamlMap(Over(entry.Value.Entries, map.Entries)) : entry.Value)),
    };

    private static ValueMap<T> Over<T>(ValueMap<T> job, ValueMap<T> all) => job.Aggregate(all, (merged, entry) => merged.With(entry.Key, entry.Value));
}
