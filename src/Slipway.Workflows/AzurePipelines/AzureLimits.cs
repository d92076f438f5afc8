namespace Slipway.Workflows.AzurePipelines;

/// <summary>What a workflow asks for that Azure Pipelines has not.</summary>
internal static class AzureLimits
{
    public static void Check(JobPlan plan, ProblemList problems)
    {
        var workflow = plan.Workflow;
        (bool Used, string Problem)[] features =
        [
            (workflow.Calls.Count > 0, "Calls(...): a pipeline of Azure calls no other. Invoke all targets."),
            (workflow.Concurrency is { Cancel: true } && !workflow.Triggers.All(trigger => trigger is PullRequestTrigger), "OneAtATime(cancel: true): Azure Pipelines cancels runs of pull requests only."),
            (workflow.Concurrency is { Cancel: false } && plan.Jobs.All(job => job.Settings.Environment is null),
                "OneAtATime(...): in Azure Pipelines runs wait for each other at the exclusive lock of an environment. Give the job that publishes one."),
        ];
        problems.AddRange(features.Where(feature => feature.Used).Select(feature => feature.Problem));
        problems.AddRange(workflow.Outputs.Select(output => $"Output({output.Name}): a pipeline of Azure hands nothing to others."));
        foreach (var job in plan.Jobs)
        {
            Check(job, problems);
        }
    }

    private static void Check(PlannedJob job, ProblemList problems)
    {
        var settings = job.Settings;
        (bool Used, string Problem)[] features =
        [
            (AzureNames.IsReserved(job.Id), $"makes the job name '{AzureNames.Job(job.Id)}', which has another meaning in Azure Pipelines. Rename the target"),
            (settings.FailFast, "has a matrix with FailFast(); Azure Pipelines always runs all jobs of one"),
            (settings.Environment is { Url: not null }, "has an environment with an address; Azure Pipelines shows none"),
            (settings.Environment is not null && job.Matrix.Exists, "has a matrix and an environment; a deployment of Azure Pipelines is one job"),
        ];
        problems.AddRange(features.Where(feature => feature.Used).Select(feature => $"{job.Targets[^1]} {feature.Problem}."));

        // The token acts as the project's build service, whose rights are those of the project.
        problems.AddRange(job.Permissions.Where(permission => permission.Scope is not ("packages" or "contents" or "deployments"))
            .Select(permission => $"{job.Targets[^1]} needs the permission {permission}, which no job of Azure Pipelines can have. Use a secret or a service connection."));
        problems.AddRange(settings.Services.Values.Append(settings.Container).OfType<JobContainer>().Where(container => container.UserName is not null || container.Password is not null)
            .Select(container => $"the container {container.Image} of {job.Targets[^1]} has a user or password; Azure Pipelines takes them from a service connection."));
    }
}
