using Slipway.Graph;

namespace Slipway.Workflows.Tests.Planning;

/// <summary>Small builds and the jobs that come out of them.</summary>
internal static class Plans
{
    public static WorkflowTarget Target(string name, params string[] dependsOn) => new() { Node = new TargetNode { Name = name, DependsOn = dependsOn } };

    public static WorkflowTarget After(this WorkflowTarget target, params string[] names) => target with { Node = target.Node with { After = names } };

    public static JobPlan Plan(IReadOnlyList<WorkflowTarget> targets, params string[] invoked) => Plan(targets, new WorkflowDefinition { Name = "Sample", Invoked = invoked.ToValueList() });

    public static JobPlan Plan(IReadOnlyList<WorkflowTarget> targets, WorkflowDefinition workflow, bool shared = false)
    {
        var problems = new ProblemList(workflow.Name);
        var plan = JobPlanner.Plan(new BuildModel { Targets = targets }, workflow, shared, problems);
        problems.Problems.ShouldBeEmpty();
        return plan;
    }

    public static IReadOnlyList<string> Problems(IReadOnlyList<WorkflowTarget> targets, params string[] invoked)
    {
        var problems = new ProblemList("Sample");
        JobPlanner.Plan(new BuildModel { Targets = targets }, new WorkflowDefinition { Name = "Sample", Invoked = invoked.ToValueList() }, shared: false, problems);
        return problems.Problems;
    }

    /// <summary>The jobs in one line each: what they run, and what they need.</summary>
    public static IEnumerable<string> Lines(this JobPlan plan) =>
        plan.Jobs.Select(job => $"{job.Id}: {string.Join(' ', job.Runs)}{(job.Needs.Count == 0 ? "" : $" < {string.Join(' ', job.Needs)}")}");
}
