namespace Slipway.Workflows.Tests.Planning;

/// <summary>Small builds and the jobs that come out of them.</summary>
internal static class Plans
{
    public static JobPlan Plan(IReadOnlyList<WorkflowTarget> targets, params string[] invoked) => Plan(targets, new WorkflowDefinition { Name = "Sample", Invoked = invoked.ToValueList() });

    public static JobPlan Plan(IReadOnlyList<WorkflowTarget> targets, WorkflowDefinition workflow, bool shared = false)
    {
        var problems = new ProblemList(workflow.Name);
        var plan = JobPlanner.Plan(Model(targets), workflow, shared, problems);
        problems.Problems.ShouldBeEmpty();
        return plan;
    }

    public static IReadOnlyList<string> Problems(IReadOnlyList<WorkflowTarget> targets, params string[] invoked)
    {
        var problems = new ProblemList("Sample");
        JobPlanner.Plan(Model(targets), new WorkflowDefinition { Name = "Sample", Invoked = invoked.ToValueList() }, shared: false, problems);
        return problems.Problems;
    }

    // Every secret that a target names is a parameter.
    private static BuildModel Model(IReadOnlyList<WorkflowTarget> targets) => new()
    {
        Targets = targets,
        Parameters = [.. targets.SelectMany(target => target.Secrets).Distinct(StringComparer.Ordinal).Select(name => new WorkflowParameter { Name = name, Secret = true })],
    };

    /// <summary>The jobs in one line each: what they run, and what they need.</summary>
    public static IEnumerable<string> Lines(this JobPlan plan) =>
        plan.Jobs.Select(job => $"{job.Id}: {string.Join(' ', job.Runs)}{(job.Needs.Count == 0 ? "" : $" < {string.Join(' ', job.Needs)}")}");
}
