using Slipway.Workflows.AzurePipelines;
using Slipway.Workflows.CloudBuild;
using Slipway.Workflows.GitHubActions;
using Slipway.Workflows.GitLab;
using Slipway.Workflows.Tekton;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>Makes the files of CI systems from the workflows of a build. Same input, same bytes.</summary>
public static class WorkflowGenerator
{
    private static readonly IDialectWriter[] Writers = [new GitHubWriter(), new GitLabWriter(), new CloudBuildWriter(), new TektonWriter(), new AzureWriter()];

    /// <summary>A file for each workflow and CI system, in the order of their paths.</summary>
    /// <exception cref="WorkflowException">A workflow cannot be generated as it is defined; every problem of every workflow is reported.</exception>
    public static IReadOnlyList<GeneratedWorkflow> Generate(GeneratorInput input)
    {
        var plans = new PlanSet(input);
        List<string> problems = [];
        List<(string Workflow, GeneratedWorkflow File)> made = [];
        foreach (var workflow in input.Workflows)
        {
            var own = Check(workflow, input);
            made.AddRange(Generate(workflow, plans, input, own).Select(file => (workflow.Name, file)));
            problems.AddRange(own.Problems);
        }

        problems.AddRange(made.GroupBy(file => file.File.File.Path, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => $"Workflows {string.Join(" and ", same.Select(file => file.Workflow))} are both written to {same.Key}. Give one of them another path with For(...)."));
        return problems.Count > 0 ? throw new WorkflowException(problems) : [.. made.Select(file => file.File).OrderBy(file => file.File.Path, StringComparer.Ordinal)];
    }

    /// <summary>The GitHub actions that the workflows use, locked or not, in the order of their names. Workflows that cannot be generated count none.</summary>
    public static IReadOnlyList<string> FindActions(GeneratorInput input)
    {
        var plans = new PlanSet(input);
        var steps =
            from workflow in input.Workflows
            where workflow.Files.Count == 0 || workflow.Files.Any(file => file.Dialect == Dialect.GitHubActions)
            let problems = Check(workflow, input)
            let plan = plans.Plan(workflow, shared: false, problems)
            where problems.Problems.Count == 0
            from job in GitHubWriter.Translate(plan, input, problems).Jobs
            from step in job.Value.Steps
            select step;
        return [.. steps.Select(step => step.Uses?.Reference.Split('@')[0]).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ProblemList Check(WorkflowDefinition workflow, GeneratorInput input)
    {
        var problems = new ProblemList(workflow.Name);
        WorkflowValidator.Check(workflow, input.Build, problems);
        return problems;
    }

    private static List<GeneratedWorkflow> Generate(WorkflowDefinition workflow, PlanSet plans, GeneratorInput input, ProblemList problems)
    {
        ValueList<WorkflowFile> files = workflow.Files.Count > 0 ? workflow.Files : [new WorkflowFile(Dialect.GitHubActions, null)];
        var planned = files
            .Select(file => (file, writer: Writers.First(writer => writer.Dialect == file.Dialect)))
            .Select(pair => (pair.file, pair.writer, plan: plans.Plan(workflow, pair.writer.SharesTree, problems)))
            .ToList();

        // What is wrong with the workflow itself would only be reported a second time in the words of the CI system.
        return problems.Problems.Count > 0 ? [] : [.. planned.Select(file => Generate(file.plan, file.file.Path, file.writer, input, problems))];
    }

    private static GeneratedWorkflow Generate(JobPlan plan, string? path, IDialectWriter writer, GeneratorInput input, ProblemList problems)
    {
        var text = FileHeader.Add(plan.Workflow.Name, input.Options, YamlWriter.Write(writer.Write(plan, input, problems)));
        return new GeneratedWorkflow(new GeneratedFile(path ?? writer.DefaultPath(Naming.Kebab(plan.Workflow.Name)), text), plan);
    }
}
