using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Sample;

/// <summary>Generates files from the sample build, the way a build does it.</summary>
internal static class SampleWorkflows
{
    public static SampleBuild Build { get; } = new();

    /// <summary>Every workflow of the sample build by its property's name.</summary>
    public static IReadOnlyList<(string Name, Workflow Workflow)> All { get; } =
    [
        (nameof(SampleBuild.PullRequest), Build.PullRequest),
        (nameof(SampleBuild.Main), Build.Main),
        (nameof(SampleBuild.Release), Build.Release),
        (nameof(SampleBuild.Nightly), Build.Nightly),
        (nameof(SampleBuild.Verify), Build.Verify),
        (nameof(SampleBuild.DownstreamRelease), Build.DownstreamRelease),
        (nameof(SampleBuild.PromoteCandidate), Build.PromoteCandidate),
        (nameof(SampleBuild.RollbackProduction), Build.RollbackProduction),
    ];

    public static WorkflowDefinition Define(string name, Workflow workflow) => WorkflowBuilder<Target>.Evaluate(name, workflow, new WorkflowScope<Target>
    {
        Build = Build,
        TargetName = target => SampleBuild.Model.Targets.FirstOrDefault(known => known.Name == target())?.Name,
        WorkflowName = other => All.FirstOrDefault(known => known.Workflow == other).Name,
    });

    public static GeneratorInput Input(params IEnumerable<WorkflowDefinition> workflows) =>
        new() { Build = SampleBuild.Model, Workflows = [.. workflows], Actions = SampleBuild.Actions };

    /// <summary>The only file of a workflow named <c>Sample</c>.</summary>
    public static GeneratedWorkflow Generate(Workflow workflow) => WorkflowGenerator.Generate(Input(Define("Sample", workflow))).ShouldHaveSingleItem();

    /// <summary>What is wrong with a workflow named <c>Sample</c>.</summary>
    public static IReadOnlyList<string> Problems(Workflow workflow) =>
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Input(Define("Sample", workflow)))).Problems;
}
