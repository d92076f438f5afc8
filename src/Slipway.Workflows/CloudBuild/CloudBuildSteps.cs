namespace Slipway.Workflows.CloudBuild;

/// <summary>The steps of a build, one after the other, all in one working tree.</summary>
internal sealed class CloudBuildSteps(JobPlan plan, GeneratorInput input, CloudBuildValues values, ProblemList problems)
{
    private readonly CloudBuildConditions _conditions = new(problems);

    public ValueList<CloudBuildStep> All()
    {
        List<CloudBuildStep> steps = [.. plan.Jobs.Any(job => job.NeedsHistory) ? [History] : Array.Empty<CloudBuildStep>(), .. plan.Jobs.SelectMany(Steps)];
        foreach (var same in steps.GroupBy(step => step.Id, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            problems.Add($"two steps have the id '{same.Key}'; Cloud Build knows no jobs that would keep them apart. Rename one of them.");
        }

        return steps.Select((step, index) => step with { WaitFor = [index == 0 ? "-" : steps[index - 1].Id] }).ToValueList();
    }

    // Cloud Build fetches the one commit.
    private static CloudBuildStep History { get; } = new()
    {
        Id = "fetch-history",
        Name = "gcr.io/cloud-builders/git",
        Entrypoint = "bash",
        Args = Script("if [ \"$(git rev-parse --is-shallow-repository)\" = true ]; then\n  git fetch --unshallow --tags\nelse\n  git fetch --tags\nfi\n"),
    };

    private static ValueList<string> Script(string script) => ["-eo", "pipefail", "-c", CloudBuildValues.Escape(script)];

    private IEnumerable<CloudBuildStep> Steps(PlannedJob job) =>
    [
        .. job.Settings.Before.Select(step => Own(step, job)),
        Build(job),
        .. job.Settings.After.Select(step => Own(step, job)),
    ];

    private CloudBuildStep Build(PlannedJob job)
    {
        // On one machine a target that could be split runs as a whole.
        var whole = job with { Matrix = job.Matrix with { Partition = null } };
        var container = job.Settings.Container?.Variables ?? ValueMap<WorkflowValue>.Empty;
        var step = new CloudBuildStep
        {
            Id = job.Id,
            Name = Image(job),
            Entrypoint = "bash",
            Args = Script(_conditions.Guard(job.Settings.Condition, job.Targets[^1]) + BuildCommand.Of(whole, input.Options)),
            Timeout = Seconds(job.Settings.Timeout!.Value),
        };
        return values.WithVariables(step, [.. container, .. BuildVariables.Of(plan, job, input.Build, Dialect.CloudBuild)], job.Targets[^1]);
    }

    private CloudBuildStep Own(WorkflowStep own, PlannedJob job)
    {
        var where = $"step '{own.Name}' of {job.Targets[^1]}";
        if (own.Script is null)
        {
            problems.Add($"{where} uses {own.Action}; actions are GitHub's. Use WorkflowStep.Run(...).");
        }

        var condition = own.Condition is null ? job.Settings.Condition : job.Settings.Condition is null ? own.Condition : job.Settings.Condition & own.Condition;
        var step = new CloudBuildStep
        {
            Id = own.Id ?? $"{job.Id}-{Naming.Kebab(own.Name)}",
            Name = Image(job),
            Dir = own.WorkingDirectory,
            Entrypoint = "bash",
            Args = Script(_conditions.Guard(condition, where) + own.Script),
            Timeout = own.Timeout is { } timeout ? Seconds(timeout) : null,
            AllowFailure = own.ContinueOnError,
        };
        return values.WithVariables(step, own.Variables, where);
    }

    private string Image(PlannedJob job) => job.Settings.Container?.Image ?? input.Options.BuildImage;

    public static string Seconds(TimeSpan time) => $"{(long)Math.Ceiling(time.TotalSeconds)}s";
}
