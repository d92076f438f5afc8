using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Sample;

/// <summary>Workflows over the feature build's targets, written for one CI system.</summary>
internal sealed class DialectSamples(Dialect dialect, Func<string, string> path, params (string Name, Workflow Workflow)[] all)
{
    private readonly List<(string Name, Workflow Workflow)> _all =
        [.. all.Select(workflow => (workflow.Name, (Workflow)(builder => workflow.Workflow(builder).For(dialect, path(Naming.Kebab(workflow.Name))))))];

    public IEnumerable<string> Names => _all.Select(workflow => workflow.Name);

    public GeneratorInput Input => Features.Input(_all.Select(Define));

    public IReadOnlyList<GeneratedWorkflow> Generated => field ??= WorkflowGenerator.Generate(Input);

    public GeneratedWorkflow this[string name] => Generated.Single(generated => generated.Plan.Workflow.Name == name);

    /// <summary>What is wrong with a workflow named <c>Sample</c> beside the others.</summary>
    public IReadOnlyList<string> Problems(Workflow workflow)
    {
        var sample = Define(("Sample", builder => workflow(builder).For(dialect, path("sample"))));
        return Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Features.Input([sample, .. _all.Select(Define)]))).Problems;
    }

    private WorkflowDefinition Define((string Name, Workflow Workflow) workflow) => WorkflowBuilder<Target>.Evaluate(workflow.Name, workflow.Workflow, new WorkflowScope<Target>
    {
        Build = Features.Build,
        TargetName = target => FeatureBuild.Model.Targets.FirstOrDefault(known => known.Name == target())?.Name,
        WorkflowName = other => all.FirstOrDefault(known => known.Workflow == other).Name,
    });
}
