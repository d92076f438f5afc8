namespace Slipway.Workflows.CloudBuild;

/// <summary>What a workflow asks for that Cloud Build has not.</summary>
internal static class CloudBuildLimits
{
    public static void Check(JobPlan plan, ProblemList problems)
    {
        var workflow = plan.Workflow;
        foreach (var (job, index) in plan.Jobs.Select((job, index) => (job, index)))
        {
            Check(job, index, problems);
            Check(job, plan.Jobs.Skip(index + 1), problems);
        }

        (bool Used, string Problem)[] features =
        [
            (workflow.Calls.Count > 0, "Calls(...): a build of Cloud Build calls no other. Invoke all targets."),
            (workflow.Concurrency is not null, "OneAtATime(...): builds of Cloud Build neither wait for nor cancel each other."),
            (workflow.RunName.Count > 0, "RunName(...): builds of Cloud Build have no names."),
            (workflow.Cache is not null, "Caches(...): Cloud Build keeps nothing from build to build."),
        ];
        problems.AddRange(features.Where(feature => feature.Used).Select(feature => feature.Problem));
        problems.AddRange(workflow.Outputs.Select(output => $"Output({output.Name}): a build of Cloud Build has no outputs."));
    }

    private static void Check(PlannedJob job, int index, ProblemList problems)
    {
        var settings = job.Settings;
        var container = settings.Container;
        (bool Used, string Problem)[] features =
        [
            (job.Kept.Any(kept => kept.Paths.Any(ProductGlob.IsExclusion)), "keeps all products but some; Cloud Build cannot leave files out"),
            (job.AssuredAfterFailure, "runs also after a failure; Cloud Build ends with the first step that fails"),
            (settings.Services.Count > 0, "has services; Cloud Build has none. Start them in a step with docker run --detach --network=cloudbuild"),
            (settings.Axes.Count > 0, "has a matrix; Cloud Build has none"),
            (settings.Environment is { Url: not null }, "has an environment with an address; Cloud Build shows none"),
            (settings.Environment is { Approval: true } && index > 0, "waits for an approval in the middle of a build; Cloud Build has approvals for whole builds. Give it a workflow of its own"),
            (container?.UserName is not null || container?.Password is not null, "has a container with a user or password; Cloud Build pulls as its service account"),
            (container is { Options: not null } or { Volumes.Count: > 0 } or { Ports.Count: > 0 }, "has a container with options, volumes or ports, which steps of Cloud Build have not"),
        ];
        problems.AddRange(features.Where(feature => feature.Used).Select(feature => $"{job.Targets[^1]} {feature.Problem}."));
    }

    // A step that is skipped holds nothing up, so that what comes after has to ask the same.
    private static void Check(PlannedJob job, IEnumerable<PlannedJob> later, ProblemList problems)
    {
        var conditions = JobConditions.Conjuncts(job.Settings.Condition).ToList();
        problems.AddRange(later.Where(other => conditions.Except(JobConditions.Conjuncts(other.Settings.Condition)).Any())
            .Select(other => $"{job.Targets[^1]} has a condition that {other.Targets[^1]}, which runs after it, has not; Cloud Build would skip the one and run the other."));
    }
}
