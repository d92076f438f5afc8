using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>What Azure Pipelines cannot do is refused, with the target and the feature.</summary>
public sealed class AzureBadInputTests
{
    private static FeatureBuild B => Features.Build;

    private static void Refuses(Workflow workflow, params string[] problems) => AzureSamples.All.Problems(workflow).ShouldBe(problems.Select(problem => $"Workflow Sample: {problem}"));

    private static void RefusesJob(Func<JobBuilder, JobBuilder> job, params string[] problems) => Refuses(_ => _.OnPush().Invokes(B.Build).Job(B.Build, job), problems);

    private static IReadOnlyList<string> Problems(WorkflowTarget target) => Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(new GeneratorInput
    {
        Build = new BuildModel { Targets = [target] },
        Workflows = [new WorkflowDefinition { Name = "Sample", Files = [new WorkflowFile(Dialect.AzurePipelines, null)], Triggers = [new PushTrigger()], Invoked = [target.Name] }],
    })).Problems;

    [Fact]
    public void Events_that_start_nothing() => Refuses(
        _ => _.OnRepositoryDispatch("release", ("version", () => B.Version)).OnRelease("published", tag: () => B.Version).OnMergeGroup().OnCall().OnWorkflowRun(AzureSamples.Chain).Invokes(B.Compile),
        "OnRepositoryDispatch: Azure Pipelines has no such events. Use OnDispatch(...), which the API also starts.",
        "OnRelease: Azure Pipelines starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
        "Azure Pipelines cannot express the trigger merge_group.",
        "OnCall: a pipeline of Azure calls no other. Let one workflow invoke all targets.",
        "OnWorkflowRun: what Chain made is out of reach of another pipeline of Azure. Let this workflow invoke its targets, too.");

    [Fact]
    public void Patterns_and_types() => Refuses(
        _ => _.OnPush(branches: ["main", "!main/old", "main/older"]).OnPullRequest(types: ["labeled"]).Invokes(B.Compile),
        "OnPush has main, !main/old, main/older; Azure Pipelines leaves out last, whatever the order. Put what is left out at the end.",
        "OnPullRequest has the types labeled; Azure Pipelines knows only all of opened, reopened, synchronize. Leave the types out.");

    [Fact]
    public void Features_of_workflows() => Refuses(
        _ => _.OnDispatch(() => B.Version).OneAtATime(() => B.Version).Invokes(B.Build).Output("digest", B.Build, "The digest"),
        "OneAtATime(...): in Azure Pipelines runs wait for each other at the exclusive lock of an environment. Give the job that publishes one.",
        "Output(digest): a pipeline of Azure hands nothing to others.");

    [Fact]
    public void Runs_that_cancel_each_other() => Refuses(
        _ => _.OnPush().OneAtATime(cancel: true).Invokes(B.Build),
        "OneAtATime(cancel: true): Azure Pipelines cancels runs of pull requests only.");

    [Fact]
    public void Features_of_jobs() => RefusesJob(
        job => job.Matrix(() => B.Channel).FailFast().Environment("production", url: "https://example.org").Container(new JobContainer("builder") { Password = WorkflowValue.Secret("P") }),
        "Build has a matrix with FailFast(); Azure Pipelines always runs all jobs of one.",
        "Build has an environment with an address; Azure Pipelines shows none.",
        "Build has a matrix and an environment; a deployment of Azure Pipelines is one job.",
        "the container builder of Build has a user or password; Azure Pipelines takes them from a service connection.");

    [Fact]
    public void Machines() => RefusesJob(
        job => job.RunsOn(Runner.UbuntuArm, Runner.Labelled("self-hosted"), Runner.InGroup("builders")),
        "Build runs on 'ubuntu-24.04-arm', which Azure Pipelines does not host. Name a pool and its demands with Runner.InGroup(...).",
        "Build runs on 'self-hosted', which Azure Pipelines does not host. Name a pool and its demands with Runner.InGroup(...).",
        "Build runs on several machines, one of them in group builders; Azure Pipelines has no pools in a matrix.");

    [Fact]
    public void Machine_without_a_label() => RefusesJob(
        job => job.RunsOn(Runner.Labelled()),
        "Build runs on '', which Azure Pipelines does not host. Name a pool and its demands with Runner.InGroup(...).");

    [Fact]
    public void Values_and_conditions() => RefusesJob(
        job => job
            .Variable("A", "$(Build.BuildId)")
            .Variable("B", WorkflowValue.Expression(Dialect.GitHubActions, "github.actor"))
            .OnlyWhen(Condition.Expression(Dialect.GitHubActions, "true")),
        "Build uses ExpressionCondition { Dialect = GitHubActions, Text = true }, which Azure Pipelines cannot express.",
        "Build has the text '$(Build.BuildId)', which Azure Pipelines would take for an expression. Use WorkflowValue.Expression(...).",
        "Build uses ExpressionValue { Dialect = GitHubActions, Text = github.actor }, which Azure Pipelines cannot express.");

    [Fact]
    public void Steps() => RefusesJob(
        job => job.Before(WorkflowStep.Use("Make", "helm/kind-action")),
        "step 'Make' of Build uses helm/kind-action; actions are GitHub's. Use WorkflowStep.Run(...), or Extend(...) for a task.");

    [Fact]
    public void Permission_that_no_job_has() => Problems(Targets.Target("Sign") with { Permissions = [Permission.IdTokenWrite, Permission.PackagesWrite] }).ShouldBe(
        ["Workflow Sample: Sign needs the permission id-token: write, which no job of Azure Pipelines can have. Use a secret or a service connection."]);

    [Fact]
    public void Job_name_with_another_meaning() => Problems(Targets.Target("Deploy")).ShouldBe(
        ["Workflow Sample: Deploy makes the job name 'deploy', which has another meaning in Azure Pipelines. Rename the target."]);

    [Fact]
    public void Extension_of_what_is_generated() => RefusesJob(
        job => job.Extend(Dialect.AzurePipelines, YamlMap.Of(("timeoutInMinutes", 600))),
        "Extend(...) sets Sample.timeoutInMinutes, which is generated. Say it with the model.");
}
