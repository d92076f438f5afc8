using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>Writes workflows for GitLab CI.</summary>
internal sealed class GitLabWriter : IDialectWriter
{
    /// <inheritdoc/>
    public Dialect Dialect => Dialect.GitLab;

    /// <inheritdoc/>
    public bool SharesTree => false;

    // GitLab starts one file; others are its child pipelines.
    /// <inheritdoc/>
    public string DefaultPath(string name) => ".gitlab-ci.yml";

    /// <inheritdoc/>
    public IReadOnlyList<YamlNode> Write(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        var document = YamlExtension.Merge(GitLabPipeline.Codec.Write(Translate(plan, input, problems)), Extensions(plan), plan.Workflow.Name, problems);
        return [new YamlMap(document.Entries.With("workflow", document["workflow"]! with { Comment = new GitLabTriggers(plan.Workflow, problems).Reminder() }))];
    }

    /// <summary>The file as a model.</summary>
    internal static GitLabPipeline Translate(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        var workflow = plan.Workflow;
        var values = new GitLabValues(input.Build, problems);
        var jobs = new GitLabJobs(plan, input, problems);
        problems.AddRange(workflow.Outputs.Select(output => $"Output({output.Name}): GitLab CI hands nothing from a child pipeline to its parent."));
        return new GitLabPipeline
        {
            Name = workflow.RunName.Count == 0
                ? GitLabValues.Escape(workflow.Title ?? workflow.Name)
                : string.Concat(workflow.RunName.Select(part => values.Text(part, "RunName"))),
            OnNewCommit = GitLabConcurrency.OnNewCommit(workflow),
            Rules = new GitLabTriggers(workflow, problems).Rules(),
            Variables = GitLabInputs.Of(workflow, input.Build),
            Jobs = ValueMap.Of(plan.Jobs.Select(job => (job.Id, jobs.Translate(job)))
                .Concat(plan.Calls.Select(call => (call.Id, jobs.Translate(call, PathOf(call, problems)))))),
        };
    }

    private static IEnumerable<YamlMap> Extensions(JobPlan plan) =>
        plan.Jobs.Select(job => (job.Id, Extension: job.Settings.Extensions.Find(nameof(Dialect.GitLab))))
            .Where(job => job.Extension is not null)
            .Select(job => YamlMap.Of((job.Id, job.Extension!)))
            .Concat(plan.Workflow.Extensions.Find(nameof(Dialect.GitLab)) is { } whole ? [whole] : []);

    private static string PathOf(PlannedCall call, ProblemList problems)
    {
        var file = call.Called.Workflow.Files.FirstOrDefault(file => file.Dialect == Dialect.GitLab);
        if (file?.Path is null)
        {
            problems.Add($"it calls {call.Call.Workflow}, which has no file of its own for GitLab CI. Add For(Dialect.GitLab, \".gitlab/{Naming.Kebab(call.Call.Workflow)}.yml\") to it.");
        }

        return file?.Path ?? "";
    }
}
