using System.Text.RegularExpressions;
using Slipway.Workflows.GitHubActions;
using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.GitHubActions;

/// <summary>What holds for every generated workflow, whatever it does.</summary>
public sealed partial class SecurityTests
{
    private static IEnumerable<(GitHubWorkflow Workflow, JobPlan Plan)> All { get; } =
        Features.Generated
            .Concat(WorkflowGenerator.Generate(SampleWorkflows.Input(SampleWorkflows.All.Select(workflow => SampleWorkflows.Define(workflow.Name, workflow.Workflow)))))
            .Select(generated => (GitHubWorkflow.Codec.Read(YamlReader.Read(generated.File.Text), generated.File.Path), generated.Plan))
            .ToList();

    private static IEnumerable<GitHubJob> Jobs => All.SelectMany(file => file.Workflow.Jobs.Values);

    private static IEnumerable<GitHubStep> Steps => Jobs.SelectMany(job => job.Steps);

    [Fact]
    public void Nothing_is_permitted_to_the_whole_workflow() => All.ShouldAllBe(file => file.Workflow.Permissions.Count == 0);

    [Fact]
    public void Every_permission_of_a_job_is_declared_by_one_of_its_targets()
    {
        foreach (var (workflow, plan) in All)
        {
            foreach (var job in plan.Jobs)
            {
                var declared = TargetsOf(plan, job).SelectMany(target => target.Permissions).Select(permission => permission.ToString()).Append("contents: read").ToList();
                var fromTrigger = plan.ManifestsFromTrigger.Count > 0 ? ["actions: read"] : Array.Empty<string>();
                workflow.Jobs[job.Id].Permissions.Select(permission => $"{permission.Key}: {permission.Value}").Except(declared).Except(fromTrigger).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Every_secret_of_a_build_step_is_used_by_one_of_its_targets()
    {
        foreach (var (workflow, plan) in All)
        {
            foreach (var job in plan.Jobs)
            {
                var build = workflow.Jobs[job.Id].Steps.Single(step => step.Id == "build");
                var allowed = TargetsOf(plan, job).SelectMany(target => target.Secrets.Concat(target.Node.RequiredParameters)).Select(name => $"NUKE_{Naming.Screaming(name)}");
                build.Env.Where(variable => variable.Value.Contains("secrets.", StringComparison.Ordinal) || variable.Value.Contains("github.token", StringComparison.Ordinal))
                    .Select(variable => variable.Key).Except(allowed).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Actions_are_named_by_their_commit() =>
        Steps.Select(step => step.Uses?.Reference).OfType<string>().ShouldAllBe(reference => PinnedReference().IsMatch(reference));

    [Fact]
    public void Scripts_contain_no_expressions() => Steps.Select(step => step.Run).OfType<string>().ShouldAllBe(script => !script.Contains("${{", StringComparison.Ordinal));

    [Fact]
    public void Every_job_has_a_limit() => Jobs.Where(job => job.Uses is null).ShouldAllBe(job => job.TimeoutMinutes > 0);

    [Fact]
    public void Checkouts_leave_no_token_behind() =>
        Steps.Where(step => step.Uses?.Reference.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            .ShouldAllBe(step => step.With["persist-credentials"] == YamlScalar.Of(false));

    [Fact]
    public void Jobs_that_publish_restore_no_cache()
    {
        var publishing = All.SelectMany(file => file.Plan.Jobs.Where(job => job.Publishes).Select(job => file.Workflow.Jobs[job.Id])).ToList();
        publishing.Count.ShouldBeGreaterThan(5);
        publishing.SelectMany(job => job.Steps).ShouldAllBe(step => step.Uses == null || !step.Uses.Reference.StartsWith("actions/cache", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_that_release_are_never_cancelled() =>
        All.Where(file => file.Workflow.On.PullRequest is null && file.Plan.Workflow.Concurrency is null or { Cancel: false })
            .ShouldAllBe(file => file.Workflow.Concurrency == null || file.Workflow.Concurrency.CancelInProgress == YamlScalar.Of(false));

    private static IEnumerable<WorkflowTarget> TargetsOf(JobPlan plan, PlannedJob job) =>
        SampleBuild.Model.Targets.Concat(FeatureBuild.Model.Targets).Where(target => job.Runs.Contains(target.Name))
            .Where(target => (Features.All.Any(feature => feature.Name == plan.Workflow.Name) ? FeatureBuild.Model : SampleBuild.Model).Targets.Contains(target));

    [GeneratedRegex(@"\A[\w-]+/[\w./-]+@[0-9a-f]{40}\z", RegexOptions.None, 1000)]
    private static partial Regex PinnedReference();
}
