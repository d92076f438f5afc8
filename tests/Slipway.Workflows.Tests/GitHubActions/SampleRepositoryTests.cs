using Slipway.Testing;
using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.GitHubActions;

/// <summary>The workflows of a whole repository.</summary>
public sealed class SampleRepositoryTests
{
    public static TheoryData<string> Paths() => [.. Generated.Select(workflow => workflow.File.Path)];

    private static IReadOnlyList<GeneratedWorkflow> Generated { get; } =
        WorkflowGenerator.Generate(SampleWorkflows.Input(SampleWorkflows.All.Select(workflow => SampleWorkflows.Define(workflow.Name, workflow.Workflow))));

    [Theory]
    [MemberData(nameof(Paths))]
    public void Workflow_is_as_reviewed(string path) => Golden.Match(Generated.Single(workflow => workflow.File.Path == path).File.Text, Path.GetFileName(path));
}
