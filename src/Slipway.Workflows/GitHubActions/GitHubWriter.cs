using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Writes workflows for GitHub Actions.</summary>
internal sealed class GitHubWriter : IDialectWriter
{
    /// <inheritdoc/>
    public Dialect Dialect => Dialect.GitHubActions;

    /// <inheritdoc/>
    public bool SharesTree => false;

    /// <inheritdoc/>
    public string DefaultPath(string name) => PathOf(name);

    private static string PathOf(string name) => $".github/workflows/{name}.yml";

    /// <inheritdoc/>
    public IReadOnlyList<YamlNode> Write(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        var document = YamlExtension.Merge(GitHubWorkflow.Codec.Write(Translate(plan, input, problems)), Extensions(plan), plan.Workflow.Name, problems);
        if (document["on"] is YamlMap events && events["pull_request_target"] is not null)
        {
            problems.Add("pull_request_target would run the code of a stranger with this repository's rights. Use OnPullRequest.");
        }

        return [document];
    }

    /// <summary>The file as a model.</summary>
    internal static GitHubWorkflow Translate(JobPlan plan, GeneratorInput input, ProblemList problems)
    {
        var expressions = new GitHubExpressions(plan.Workflow, input.Build, problems);
        var jobs = new GitHubJobs(plan, input, problems);
        return new GitHubWorkflow
        {
            Name = plan.Workflow.Title ?? plan.Workflow.Name,
            RunName = plan.Workflow.RunName.Count == 0 ? null : string.Concat(plan.Workflow.RunName.Select(part => expressions.Text(part, "RunName"))),
            On = GitHubTriggers.Translate(plan, input, problems),
            Concurrency = GitHubConcurrencyRule.Of(plan.Workflow, expressions),
            Jobs = ValueMap.Of(plan.Jobs.Select(job => (job.Id, jobs.Translate(job)))
                .Concat(plan.Calls.Select(call => (call.Id, jobs.Translate(call, PathOf(call, problems)))))),
        };
    }

    private static IEnumerable<YamlMap> Extensions(JobPlan plan) =>
        plan.Jobs.Select(job => (job.Id, Extension: job.Settings.Extensions.Find(nameof(Dialect.GitHubActions))))
            .Where(job => job.Extension is not null)
            .Select(job => YamlMap.Of(("jobs", YamlMap.Of((job.Id, job.Extension!)))))
            .Concat(plan.Workflow.Extensions.Find(nameof(Dialect.GitHubActions)) is { } whole ? [whole] : []);

    private static string PathOf(PlannedCall call, ProblemList problems)
    {
        var files = call.Called.Workflow.Files;
        if (files.Count > 0 && files.All(file => file.Dialect != Dialect.GitHubActions))
        {
            problems.Add($"it calls {call.Call.Workflow}, which is not written for GitHub Actions.");
        }

        return files.FirstOrDefault(file => file.Dialect == Dialect.GitHubActions)?.Path ?? PathOf(Naming.Kebab(call.Call.Workflow));
    }
}
