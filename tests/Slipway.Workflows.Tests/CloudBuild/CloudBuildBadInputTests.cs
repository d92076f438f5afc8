using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>What Cloud Build cannot do is refused, with the target and the feature.</summary>
public sealed class CloudBuildBadInputTests
{
    private static FeatureBuild B => Features.Build;

    private static void Refuses(Workflow workflow, params string[] problems) => CloudBuildSamples.All.Problems(workflow).ShouldBe(problems.Select(problem => $"Workflow Sample: {problem}"));

    private static void RefusesJob(Func<JobBuilder, JobBuilder> job, params string[] problems) => Refuses(_ => _.OnPush().Invokes(B.Build).Job(B.Build, job), problems);

    [Fact]
    public void Events_that_start_nothing() => Refuses(
        _ => _.OnRepositoryDispatch("release", ("version", () => B.Version)).OnRelease("published", tag: () => B.Version).OnMergeGroup().OnCall().OnWorkflowRun(CloudBuildSamples.Chain).Invokes(B.Compile),
        "OnRepositoryDispatch: Cloud Build has no such events. Use OnDispatch(...), which the API also starts.",
        "OnRelease: Cloud Build starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
        "Cloud Build cannot express the trigger merge_group.",
        "OnCall: a build of Cloud Build calls no other. Let one workflow invoke all targets.",
        "OnWorkflowRun: Cloud Build starts no build after another. Let this workflow invoke the targets of Chain, too.");

    [Fact]
    public void Patterns_of_triggers() => Refuses(
        _ => _.OnPush(branches: ["main", "!main/old"]).OnPullRequest(types: ["labeled"]).Invokes(B.Compile),
        "OnPush leaves !main/old out; a trigger of Cloud Build has one expression for what it takes. Name what counts.",
        "OnPullRequest has the types labeled; Cloud Build knows only all of opened, reopened, synchronize. Leave the types out.");

    [Fact]
    public void Features_of_workflows() => Refuses(
        _ => _.OnDispatch(() => B.Version).OneAtATime(() => B.Version).RunName("Run").Caches().Invokes(B.Sign).Output("digest", B.Sign, "The digest"),
        "OneAtATime(...): builds of Cloud Build neither wait for nor cancel each other.",
        "RunName(...): builds of Cloud Build have no names.",
        "Caches(...): Cloud Build keeps nothing from build to build.",
        "Output(digest): a build of Cloud Build has no outputs.");

    [Fact]
    public void Features_of_jobs() => RefusesJob(
        job => job
            .Matrix(() => B.Channel)
            .Environment("production", url: "https://example.org")
            .Service("registry", new JobContainer("registry:3"))
            .Container(new JobContainer("builder") { Password = WorkflowValue.Secret("P"), Options = "--cpus 2" }),
        "Build has services; Cloud Build has none. Start them in a step with docker run --detach --network=cloudbuild.",
        "Build has a matrix; Cloud Build has none.",
        "Build has an environment with an address; Cloud Build shows none.",
        "Build has a container with a user or password; Cloud Build pulls as its service account.",
        "Build has a container with options, volumes or ports, which steps of Cloud Build have not.",
        "Build uses AxisValue { Parameter = Channel }, which Cloud Build cannot express.");

    [Fact]
    public void Approval_in_the_middle() => Refuses(
        _ => _.OnPush().Invokes(B.Sign).Job(B.Sign, job => job.Environment("production", approval: true)),
        "Sign waits for an approval in the middle of a build; Cloud Build has approvals for whole builds. Give it a workflow of its own.");

    [Fact]
    public void Target_that_runs_after_a_failure() => Refuses(
        _ => _.OnPush().Invokes(B.CleanUp),
        "CleanUp runs also after a failure; Cloud Build ends with the first step that fails.");

    [Fact]
    public void Condition_that_later_targets_have_not() => Refuses(
        _ => _.OnPush().Invokes(B.Sign).Job(B.Build, job => job.OnlyWhen(Condition.OnTag)),
        "Build has a condition that Sign, which runs after it, has not; Cloud Build would skip the one and run the other.");

    [Fact]
    public void Conditions() => RefusesJob(
        job => job.OnlyWhen(Condition.Failed | Condition.Expression(Dialect.GitHubActions, "true")),
        "Build has the condition StatusCondition { Status = Failed }, which Cloud Build cannot express.",
        "Build has the condition ExpressionCondition { Dialect = GitHubActions, Text = true }, which Cloud Build cannot express.");

    [Fact]
    public void Machines() => Refuses(
        _ => _.OnPush().Jobs(job => job.RunsOn(Runner.Mac)).Invokes(B.Sign).Job(B.Sign, job => job.RunsOn(Runner.Windows)),
        "its jobs run on 'macos-15' and 'windows-2025'; a build of Cloud Build has one machine.",
        "its jobs run on 'macos-15'; Cloud Build has Runner.Ubuntu, Runner.Labelled(...) with one of E2_HIGHCPU_32, E2_HIGHCPU_8, E2_MEDIUM, N1_HIGHCPU_32, N1_HIGHCPU_8, and Runner.InGroup(...) with the name of a private pool.");

    [Fact]
    public void Machine_without_a_label() => RefusesJob(
        job => job.RunsOn(Runner.Labelled()),
        "its jobs run on 'ubuntu-24.04' and ''; a build of Cloud Build has one machine.");

    [Fact]
    public void Values() => RefusesJob(
        job => job.Variable("A", WorkflowValue.JobToken).Variable("B", WorkflowValue.StepOutput("kind", "name")),
        "Build uses the job's token, which Cloud Build has not. Name a secret with WorkflowValue.Secret(...).",
        "Build uses StepOutputValue { Step = kind, Output = name }, which Cloud Build cannot express.");

    [Fact]
    public void Secrets_that_share_a_variable() => RefusesJob(
        job => job.Variable("TOKEN", WorkflowValue.Secret("ONE")).After(WorkflowStep.Run("Tell", "true") with { Variables = ValueMap.Of(("TOKEN", WorkflowValue.Secret("OTHER"))) }),
        "step 'Tell' of Build has the secret OTHER in TOKEN, where another step has ONE; in Cloud Build a variable has one secret.");

    [Fact]
    public void Steps() => RefusesJob(
        job => job.Before(WorkflowStep.Use("Make", "helm/kind-action"), WorkflowStep.Run("Again", "true") with { Id = "same" }).After(WorkflowStep.Run("Once more", "true") with { Id = "build2" }, WorkflowStep.Run("Make", "true")),
        "step 'Make' of Build uses helm/kind-action; actions are GitHub's. Use WorkflowStep.Run(...).",
        "two steps have the id 'build-make'; Cloud Build knows no jobs that would keep them apart. Rename one of them.");

    [Fact]
    public void Name_that_is_too_long_for_an_account() =>
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(Features.Input(new WorkflowDefinition
        {
            Name = "DeliverEverythingEverywhereAtOnce",
            Files = [new WorkflowFile(Dialect.CloudBuild, null)],
            Triggers = [new PushTrigger()],
            Invoked = ["Announce"],
        }))).Problems.ShouldBe(
            ["Workflow DeliverEverythingEverywhereAtOnce: it would run as build-deliver-everything-everywhere-at-once; service accounts have names of at most 30 letters. Give it a shorter name."]);

    [Fact]
    public void Extension_of_what_is_generated() => RefusesJob(
        job => job.Extend(Dialect.CloudBuild, YamlMap.Of(("entrypoint", "sh"))),
        "Extend(...) sets Sample.entrypoint, which is generated. Say it with the model.");
}
