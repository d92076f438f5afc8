namespace Slipway.Workflows.Tekton;

/// <summary>What a workflow asks for that Tekton has not.</summary>
internal static class TektonLimits
{
    public static void Check(JobPlan plan, ProblemList problems)
    {
        var workflow = plan.Workflow;
        var assured = plan.Jobs.Where(job => job.AssuredAfterFailure).Select(job => job.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var job in plan.Jobs)
        {
            Check(job, problems);
            problems.AddRange(job.Needs.Where(assured.Contains).Select(need => $"{job.Targets[^1]} waits for {need}, which runs also after a failure; in Tekton such tasks come last, all at the same time."));
        }

        (bool Used, string Problem)[] features =
        [
            (workflow.Calls.Count > 0, "Calls(...): a run of Tekton calls no other. Invoke all targets."),
            (workflow.Concurrency is { Cancel: false }, "OneAtATime(...): runs wait for each other only as the Repository of Pipelines as Code says (concurrency_limit)."),
            (workflow.RunName.Count > 0, "RunName(...): runs of Tekton are named when they are created."),
            (workflow.Cache is not null, "Caches(...): a run of Tekton keeps nothing for the next one."),
            (workflow.Kept.Count > 0, "Keeps(...): Tekton has no place for products that people can download. Publish them."),
        ];
        problems.AddRange(features.Where(feature => feature.Used).Select(feature => feature.Problem));
        problems.AddRange(workflow.Outputs.Select(output => $"Output({output.Name}): a run of Tekton hands nothing to others."));
    }

    private static void Check(PlannedJob job, ProblemList problems)
    {
        var settings = job.Settings;
        (bool Used, string Problem)[] features =
        [
            (settings.FailFast || settings.MaxParallel is not null, $"has a matrix with {(settings.FailFast ? "FailFast()" : "MaxParallel(...)")}; Tekton always runs all tasks, at the same time where it can"),
            (settings.Environment is { Url: not null }, "has an environment with an address; Tekton shows none"),
            (settings.Environment is { Approval: true }, "waits for an approval; Tekton asks nobody"),
            (JobConditions.Conjuncts(settings.Condition).Any(condition => condition is StatusCondition), "has a condition about the run's success; in Tekton only targets with AssuredAfterFailure() run after a failure"),
        ];
        problems.AddRange(features.Where(feature => feature.Used).Select(feature => $"{job.Targets[^1]} {feature.Problem}."));
        foreach (var container in settings.Services.Values.Append(settings.Container).OfType<JobContainer>())
        {
            CheckContainer(container, job, problems);
        }
    }

    private static void CheckContainer(JobContainer container, PlannedJob job, ProblemList problems)
    {
        var where = $"the container {container.Image} of {job.Targets[^1]}";
        if (container.UserName is not null || container.Password is not null)
        {
            problems.Add($"{where} has a user or password; Tekton takes them from the service account's imagePullSecrets.");
        }

        if (container.Volumes.Count > 0 || container.Options is not null)
        {
            problems.Add($"{where} has volumes or options, which Tekton cannot express.");
        }

        problems.AddRange(container.Ports.Where(port => port.Split(':') is [var outside, var inside] && outside != inside)
            .Select(port => $"{where} maps the port {port}; in Tekton a service is reached at localhost under its own ports."));
    }
}
