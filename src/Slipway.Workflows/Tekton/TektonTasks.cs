namespace Slipway.Workflows.Tekton;

/// <summary>Planned jobs as tasks.</summary>
internal sealed class TektonTasks(JobPlan plan, GeneratorInput input, ProblemList problems)
{
    private readonly TektonValues _values = new(input.Build, problems);

    /// <summary>The tasks of a run; the last ones, which run whatever happened, apart.</summary>
    public TektonPipeline Pipeline(TektonEvent occasion)
    {
        var conditions = new TektonConditions(occasion, problems);
        List<(TektonPart Part, TektonTask Task)> tasks = [];
        foreach (var job in plan.Jobs)
        {
            // A task that a condition rules out for this kind of event is not there, nor are those that need it.
            if (conditions.When(JobConditions.Inherited(plan, job.Id), job.Targets[^1]) is { } when)
            {
                tasks.AddRange(TektonPart.Of(job).Select(part => (part, Task(part) with { When = when })));
            }
        }

        var all = tasks.ToLookup(task => task.Part.Job.AssuredAfterFailure);
        return new TektonPipeline
        {
            DisplayName = plan.Workflow.Title ?? plan.Workflow.Name,
            Tasks = all[false].ToValueMap(task => task.Part.Name, task => task.Task),
            Finally = all[true].ToValueMap(task => task.Part.Name, task => task.Task),
        };
    }

    private TektonTask Task(TektonPart part)
    {
        var job = part.Job;
        return new TektonTask
        {
            RunAfter = job.AssuredAfterFailure ? [] : job.Needs.SelectMany(need => RunAfter(part, need)).ToValueList(),
            Timeout = Minutes(job.Settings.Timeout!.Value),
            Params = ValueMap.Of(
            [
                ("repo-url", "$(params.repo-url)"),
                ("revision", "$(params.revision)"),
                .. ParameterUses.Inputs(plan.Workflow).Select(_values.Parameter).Select(name => (name, $"$(params.{name})")),
                .. TektonArchives.Params(part),
            ]),
            Spec = new TektonTaskSpec
            {
                Environment = job.Settings.Environment?.Name,
                Results = job.Outgoing.Select(artifact => artifact.Output()).ToValueList(),
                Signs = job.Permissions.Contains(Permission.IdTokenWrite),
                Sidecars = job.Settings.Services.ToValueMap(service => service.Key, service => new TektonSidecar
                {
                    Image = service.Value.Image,
                    Env = _values.Variables(service.Value.Variables, part.Axes, job.Targets[^1]),
                }),
                Steps = new TektonSteps(plan, input, _values, problems).All(part),
            },
        };
    }

    // A task of the same matrix waits for its own part only.
    private IEnumerable<string> RunAfter(TektonPart part, string need)
    {
        var own = part.Job.Incoming.Any(incoming => incoming.Artifact.Job == need && incoming.SamePart);
        return TektonPart.Of(plan.Jobs.First(job => job.Id == need)).Where(other => !own || other.Index == part.Index).Select(other => other.Name);
    }

    /// <summary>A time as Go writes it.</summary>
    public static string Minutes(TimeSpan time) => $"{(long)Math.Ceiling(time.TotalMinutes)}m";
}
