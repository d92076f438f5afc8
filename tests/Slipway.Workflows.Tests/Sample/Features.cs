using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Sample;

/// <summary>Generates files from the feature build.</summary>
internal static class Features
{
    public static FeatureBuild Build { get; } = new();

    public static IReadOnlyList<(string Name, Workflow Workflow)> All { get; } =
    [
        (nameof(FeatureBuild.Triggers), Build.Triggers),
        (nameof(FeatureBuild.Inputs), Build.Inputs),
        (nameof(FeatureBuild.Called), Build.Called),
        (nameof(FeatureBuild.Caller), Build.Caller),
        (nameof(FeatureBuild.Chain), Build.Chain),
        (nameof(FeatureBuild.Matrix), Build.Matrix),
        (nameof(FeatureBuild.SameMatrix), Build.SameMatrix),
        (nameof(FeatureBuild.Containers), Build.Containers),
        (nameof(FeatureBuild.Steps), Build.Steps),
        (nameof(FeatureBuild.Conditions), Build.Conditions),
        (nameof(FeatureBuild.Environments), Build.Environments),
        (nameof(FeatureBuild.AfterFailure), Build.AfterFailure),
        (nameof(FeatureBuild.FromManifest), Build.FromManifest),
        (nameof(FeatureBuild.Extended), Build.Extended),
    ];

    public static WorkflowDefinition Define(string name, Workflow workflow) => WorkflowBuilder<Target>.Evaluate(name, workflow, new WorkflowScope<Target>
    {
        Build = Build,
        TargetName = target => FeatureBuild.Model.Targets.FirstOrDefault(known => known.Name == target())?.Name,
        WorkflowName = other => All.FirstOrDefault(known => known.Workflow == other).Name,
    });

    public static GeneratorInput Input(params IEnumerable<WorkflowDefinition> workflows) =>
        new() { Build = FeatureBuild.Model, Workflows = [.. workflows], Actions = SampleBuild.Actions };

    /// <summary>Every feature for GitHub Actions.</summary>
    public static IReadOnlyList<GeneratedWorkflow> Generated { get; } = WorkflowGenerator.Generate(Input(All.Select(workflow => Define(workflow.Name, workflow.Workflow))));

    public static GeneratedWorkflow Generate(Workflow workflow) => WorkflowGenerator.Generate(Input(Define("Sample", workflow))).ShouldHaveSingleItem();

    public static IReadOnlyList<string> Problems(Workflow workflow) =>
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Input([Define("Sample", workflow), .. All.Select(other => Define(other.Name, other.Workflow))]))).Problems;
}
