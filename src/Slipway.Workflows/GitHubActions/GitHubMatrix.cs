using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>The machines and the matrix of a job.</summary>
internal static class GitHubMatrix
{
    private const string Runner = "runner";
    private const string Partition = "partition";

    /// <summary>The job's position in its matrix, unique among the names of its parts.</summary>
    public static string Position { get; } = GitHubExpressions.Wrap("strategy.job-index");

    public static GitHubRunsOn RunsOn(PlannedJob job) => job.Matrix.Runners is [var only]
        ? new GitHubRunsOn { Labels = only.Labels, Group = only.Group }
        : new GitHubRunsOn { Labels = [GitHubExpressions.Wrap($"matrix.{Runner}")] };

    public static GitHubStrategy? Strategy(PlannedJob job, BuildModel build, ProblemList problems)
    {
        if (!job.Matrix.Exists)
        {
            return null;
        }

        List<(string Name, ValueList<YamlNode> Values)> axes = [.. Axes(job, build, problems)];
        problems.AddRange(axes.GroupBy(axis => axis.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"the matrix of {job.Targets[^1]} has two axes {same.Key}; GitHub Actions uses {Runner} and {Partition} for machines and parts."));
        var excluded = job.Matrix.Excluded.Select(YamlNode (combination) => YamlMap.Of(combination.Select(part => (Name(part.Key, build), (YamlNode)part.Value)))).ToValueList();
        return new GitHubStrategy
        {
            FailFast = job.Settings.FailFast,
            MaxParallel = job.Settings.MaxParallel,
            Matrix = ValueMap.Of(axes.DistinctBy(axis => axis.Name, StringComparer.Ordinal).Concat(excluded.Count == 0 ? [] : [("exclude", excluded)])),
        };
    }

    /// <summary>Which part of how many the job is, for the build.</summary>
    public static string? PartitionOf(PlannedJob job) => job.Matrix.Partition is { } parts ? $"{GitHubExpressions.Wrap($"matrix.{Partition}")}/{parts}" : null;

    private static IEnumerable<(string Name, ValueList<YamlNode> Values)> Axes(PlannedJob job, BuildModel build, ProblemList problems)
    {
        if (job.Matrix.Runners.Count > 1)
        {
            problems.AddRange(job.Matrix.Runners.Where(runner => runner.Group is not null)
                .Select(runner => $"{job.Targets[^1]} runs on several machines, one of them in {runner}; GitHub Actions has no groups in a matrix."));
            yield return (Runner, job.Matrix.Runners.Select(YamlNode (runner) => runner.Labels is [var label] ? label : YamlSequence.Of(runner.Labels.Select(YamlNode (text) => text))).ToValueList());
        }

        foreach (var axis in job.Matrix.Axes)
        {
            yield return (Name(axis.Parameter, build), axis.Values.Select(YamlNode (value) => value).ToValueList());
        }

        if (job.Matrix.Partition is { } parts)
        {
            yield return (Partition, Enumerable.Range(1, parts).Select(YamlNode (part) => part).ToValueList());
        }
    }

    private static string Name(string parameter, BuildModel build) => build.Parameter(parameter)?.InputName ?? Naming.Kebab(parameter);
}
