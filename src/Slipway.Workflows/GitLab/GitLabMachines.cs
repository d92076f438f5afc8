namespace Slipway.Workflows.GitLab;

/// <summary>The runners and the matrix of a job.</summary>
internal sealed class GitLabMachines(GeneratorInput input, GitLabValues values, ProblemList problems)
{
    private const string Tag = "RUNNER";
    private const string Image = "IMAGE";
    private const string Partition = "PARTITION";

    /// <summary>Labels of the runner; empty for any.</summary>
    public static ValueList<string> Tags(PlannedJob job) => job.Matrix.Runners is [var only] ? TagsOf(only) : [$"${Tag}"];

    /// <summary>The image of the job's container.</summary>
    public string ImageOf(PlannedJob job) => job.Matrix.Runners is [var only] ? ImageOf(job, only) : $"${Image}";

    /// <summary>The combinations of variables that there is a job for.</summary>
    public ValueList<ValueMap<ValueList<string>>> Matrix(PlannedJob job)
    {
        foreach (var runner in job.Matrix.Runners)
        {
            Check(runner, job);
        }

        if (job.Settings.FailFast || job.Settings.MaxParallel is not null)
        {
            problems.Add($"{job.Targets[^1]} has a matrix with {(job.Settings.FailFast ? "FailFast()" : "MaxParallel(...)")}; GitLab CI always runs all jobs of one, at the same time where it can.");
        }

        return !job.Matrix.Exists ? [] : job.Matrix.Runners.Count == 1 && job.Matrix.Excluded.Count == 0 ? [Axes(job)] : Combinations(job).ToValueList();
    }

    private ValueMap<ValueList<string>> Axes(PlannedJob job) => ValueMap.Of(
    [
        .. job.Matrix.Axes.Select(axis => (values.Variable(axis.Parameter), axis.Values)),
        .. Parts(job),
    ]);

    private IEnumerable<ValueMap<ValueList<string>>> Combinations(PlannedJob job) =>
        from runner in job.Matrix.Runners
        from combination in job.Matrix.Combinations()
        let machine = job.Matrix.Runners.Count == 1 ? [] : new (string, ValueList<string>)[]
        {
            (Tag, TagsOf(runner) is [var tag] ? [tag] : ["saas-linux-small-amd64"]),
            (Image, [ImageOf(job, runner)]),
        }
        select ValueMap.Of<ValueList<string>>([.. machine, .. combination.Select(entry => (values.Variable(entry.Key), (ValueList<string>)[entry.Value])), .. Parts(job)]);

    private static IEnumerable<(string, ValueList<string>)> Parts(PlannedJob job) =>
        job.Matrix.Partition is { } parts ? [(Partition, Enumerable.Range(1, parts).Select(part => $"{part}/{parts}").ToValueList())] : [];

    // GitLab's own machines by their names there; other labels are those of the user's runners.
    private static ValueList<string> TagsOf(Runner runner) =>
        runner.IsDefault ? []
        : runner == Runner.UbuntuArm ? ["saas-linux-small-arm64"]
        : runner == Runner.Mac ? ["saas-macos-medium-m1"]
        : runner.Labels;

    private string ImageOf(PlannedJob job, Runner runner) =>
        runner == Runner.Mac ? "macos-15-xcode-16" : job.Settings.Container?.Image ?? input.Options.BuildImage;

    private void Check(Runner runner, PlannedJob job)
    {
        if (runner.Group is not null)
        {
            problems.Add($"{job.Targets[^1]} runs in {runner}; GitLab CI chooses runners by tags only. Use Runner.Labelled(...).");
        }

        if (runner == Runner.Windows)
        {
            problems.Add($"{job.Targets[^1]} runs on {runner}; GitLab's Windows machines have no bash. Name a runner of your own with Runner.Labelled(...).");
        }

        if (job.Matrix.Runners.Count > 1 && runner.Labels.Count > 1)
        {
            problems.Add($"{job.Targets[^1]} runs on several machines, one of them labelled {runner}; a matrix of GitLab CI takes one tag for each.");
        }
    }
}
