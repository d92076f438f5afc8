namespace Slipway.Workflows.AzurePipelines;

/// <summary>Planned jobs as jobs of Azure Pipelines.</summary>
internal sealed class AzureJobs(JobPlan plan, GeneratorInput input, AzureValues values, ProblemList problems)
{
    public AzureJob Translate(PlannedJob job)
    {
        var machines = new AzureMachines(values, problems);
        var steps = new AzureSteps(plan, input, values, problems);
        return new AzureJob
        {
            Id = AzureNames.Job(job.Id),
            Environment = job.Settings.Environment?.Name,
            DisplayName = string.Join(", ", job.Targets),
            DependsOn = job.Needs.Select(AzureNames.Job).ToValueList(),
            Condition = Condition(job),
            Pool = machines.Pool(job),
            TimeoutInMinutes = (int)Math.Ceiling(job.Settings.Timeout!.Value.TotalMinutes),
            Strategy = machines.Strategy(job),
            Container = job.Settings.Container is { } container ? Container(container, job) : null,
            Services = job.Settings.Services.ToValueMap(service => service.Key, service => Container(service.Value, job)),
            Variables = steps.Variables(job),
            Steps = steps.All(job),
        };
    }

    private string? Condition(PlannedJob job)
    {
        var condition = job.Settings.Condition;
        if (job.AssuredAfterFailure)
        {
            condition = condition is null ? Workflows.Condition.Always : Workflows.Condition.Always & condition;
        }

        return condition is null ? null : values.Condition(condition, job.Targets[^1]);
    }

    private AzureContainer Container(JobContainer container, PlannedJob job) => new()
    {
        Image = container.Image,
        Env = container.Variables.ToValueMap(variable => variable.Key, variable => values.Text(variable.Value, job.Targets[^1])),
        Ports = container.Ports,
        Volumes = container.Volumes,
        Options = container.Options,
    };
}
