using Slipway.Workflows.GitLab;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>Pipelines of builds that tests put together.</summary>
internal static class GitLabPipelines
{
    public static IReadOnlyList<string> Problems(WorkflowTarget target) => Problems(
        new WorkflowDefinition { Name = "Sample", Files = [new WorkflowFile(Dialect.GitLab, null)], Triggers = [new PushTrigger()], Invoked = [target.Name] },
        target);

    public static IReadOnlyList<string> Problems(WorkflowDefinition workflow, params WorkflowTarget[] targets)
    {
        var verify = new WorkflowDefinition { Name = "Verify", Triggers = [new CallTrigger([])], Invoked = ["Noop"] };
        return Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(new GeneratorInput
        {
            Build = new BuildModel { Targets = [Sample.Targets.Target("Noop"), .. targets] },
            Workflows = [workflow, verify],
            Actions = Sample.SampleBuild.Actions,
        })).Problems;
    }

    /// <summary>The pipeline of a plan that GitLab CI can express.</summary>
    public static GitLabPipeline Of(JobPlan plan, BuildModel build)
    {
        var problems = new ProblemList("Sample");
        var pipeline = GitLabWriter.Translate(plan, new GeneratorInput { Build = build, Workflows = [plan.Workflow] }, problems);
        problems.Problems.ShouldBeEmpty();
        return pipeline;
    }
}
