using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>What Tekton cannot do is refused, with the target and the feature.</summary>
public sealed class TektonBadInputTests
{
    private static FeatureBuild B => Features.Build;

    private static void Refuses(Workflow workflow, params string[] problems) => TektonSamples.All.Problems(workflow).ShouldBe(problems.Select(problem => $"Workflow Sample: {problem}"));

    private static void RefusesJob(Func<JobBuilder, JobBuilder> job, params string[] problems) => Refuses(_ => _.OnPush().Invokes(B.Build).Job(B.Build, job), problems);

    [Fact]
    public void Events_that_start_nothing() => Refuses(
        _ => _.OnRepositoryDispatch("release", ("version", () => B.Version)).OnRelease("published", tag: () => B.Version).OnMergeGroup().OnCall().OnSchedule("1 2 * * *").OnWorkflowRun(TektonSamples.Chain).Invokes(B.Compile),
        "OnRepositoryDispatch: Pipelines as Code has requests instead. Use OnDispatch(...).",
        "OnRelease: Pipelines as Code starts nothing for a release. Use OnPush(tags: ...) for the tag that it makes.",
        "Tekton cannot express the trigger merge_group.",
        "OnCall: a run of Tekton calls no other. Let one workflow invoke all targets.",
        "OnSchedule: Pipelines as Code has no clock. Use OnDispatch(...), and a CronJob of the cluster that sends the request.",
        "OnWorkflowRun: Pipelines as Code starts no run after another. Let this workflow invoke the targets of Chain, too.");

    [Fact]
    public void Types_of_pull_requests() => Refuses(
        _ => _.OnPullRequest(types: ["labeled"]).Invokes(B.Compile),
        "OnPullRequest has the types labeled; Pipelines as Code knows only all of opened, reopened, synchronize. Leave the types out.");

    [Fact]
    public void Features_of_workflows() => Refuses(
        _ => _.OnDispatch(() => B.Version).OneAtATime(() => B.Version).RunName("Run").Caches().Invokes(B.Sign).Keeps(3, B.Build).Output("digest", B.Sign, "The digest"),
        "OneAtATime(...): runs wait for each other only as the Repository of Pipelines as Code says (concurrency_limit).",
        "RunName(...): runs of Tekton are named when they are created.",
        "Caches(...): a run of Tekton keeps nothing for the next one.",
        "Keeps(...): Tekton has no place for products that people can download. Publish them.",
        "Output(digest): a run of Tekton hands nothing to others.");

    [Fact]
    public void Features_of_jobs() => RefusesJob(
        job => job
            .Matrix(() => B.Channel)
            .FailFast()
            .Environment("production", url: "https://example.org", approval: true)
            .OnlyWhen(Condition.Always)
            .Container(new JobContainer("builder") { Password = WorkflowValue.Secret("P"), Options = "--cpus 2", Ports = ["80:8080"] }),
        "Build has a matrix with FailFast(); Tekton always runs all tasks, at the same time where it can.",
        "Build has an environment with an address; Tekton shows none.",
        "Build waits for an approval; Tekton asks nobody.",
        "Build has a condition about the run's success; in Tekton only targets with AssuredAfterFailure() run after a failure.",
        "the container builder of Build has a user or password; Tekton takes them from the service account's imagePullSecrets.",
        "the container builder of Build has volumes or options, which Tekton cannot express.",
        "the container builder of Build maps the port 80:8080; in Tekton a service is reached at localhost under its own ports.");

    [Fact]
    public void Machines() => Refuses(
        _ => _.OnPush().Jobs(job => job.RunsOn(Runner.Mac)).Invokes(B.Sign).Job(B.Sign, job => job.RunsOn(Runner.Windows)),
        "its jobs run on 'macos-15' and 'windows-2025'; the tasks of a run of Tekton share a volume, and so a node.",
        "its jobs run on 'macos-15'; Tekton has Runner.Ubuntu, Runner.UbuntuArm, and Runner.Labelled(...) with labels of nodes such as disk=fast.");

    [Fact]
    public void Conditions() => RefusesJob(
        job => job.OnlyWhen(Condition.InRepository("a/b") | Condition.OnBranch("main")),
        "Build has the condition NotCondition { Inner = AllCondition { Left = NotCondition { Inner = RepositoryCondition { Name = a/b } }, Right = NotCondition { Inner = BranchCondition { Name = main } } } }, which Tekton cannot express.");

    [Fact]
    public void Conditions_that_rule_everything_out() => Refuses(
        _ => _.OnPush().Invokes(B.Announce).Job(B.Announce, job => job.OnlyWhen(Condition.OnPullRequest)),
        "the conditions of its targets rule all of them out, whatever starts it.");

    [Fact]
    public void Values() => RefusesJob(
        job => job.Variable("A", WorkflowValue.StepOutput("kind", "name")).Variable("B", "{{ revision }}"),
        "Build uses StepOutputValue { Step = kind, Output = name }, which Tekton cannot express.",
        "Build has the text '{{ revision }}', in which Pipelines as Code would replace what is in braces.");

    [Fact]
    public void Steps() => RefusesJob(
        job => job
            .Before(WorkflowStep.Use("Make", "helm/kind-action"), WorkflowStep.Run("Build", "echo $(params.revision)"))
            .After(WorkflowStep.Run("Tell", "true") with { Condition = Condition.Failed }),
        "step 'Make' of Build uses helm/kind-action; actions are GitHub's. Use WorkflowStep.Run(...).",
        "the script of step 'Build' of Build has text that Tekton or Pipelines as Code would replace. Pass values through Variables.",
        "step 'Tell' of Build has a condition; Tekton has conditions for whole tasks only.",
        "two steps of Build have the name 'build'. Rename one of them.");

    [Fact]
    public void Target_that_waits_for_one_that_runs_last()
    {
        var build = new BuildModel { Targets = [Targets.Target("CleanUp") with { AssuredAfterFailure = true }, Targets.Target("Tell", "CleanUp")] };
        var workflow = new WorkflowDefinition { Name = "Sample", Files = [new WorkflowFile(Dialect.Tekton, null)], Triggers = [new PushTrigger()], Invoked = ["Tell"] };
        Should.Throw<WorkflowException>(() => WorkflowGenerator.Generate(new GeneratorInput { Build = build, Workflows = [workflow] })).Problems
            .ShouldBe(["Workflow Sample: Tell waits for clean-up, which runs also after a failure; in Tekton such tasks come last, all at the same time."]);
    }

    [Fact]
    public void Extension_of_what_is_generated() => RefusesJob(
        job => job.Extend(Dialect.Tekton, YamlMap.Of(("timeout", "1h"))),
        "Extend(...) sets Sample.timeout, which is generated. Say it with the model.");
}
