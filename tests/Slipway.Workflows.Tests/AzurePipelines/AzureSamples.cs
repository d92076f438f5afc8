using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>A workflow for each feature of Azure Pipelines.</summary>
internal static class AzureSamples
{
    private static FeatureBuild B => Features.Build;

    private static Workflow Triggers { get; } = _ => _
        .Title("Every trigger: it's fine")
        .OnPush(branches: ["main", "release/*", "!release/old"], tags: ["v*"], paths: ["src/**", "!**/*.md"])
        .OnPullRequest(branches: ["main"], paths: ["src/**"], types: ["opened", "synchronize", "reopened"])
        .OnSchedule("17 2 * * *", "0 */6 1 JAN-MAR MON")
        .Invokes(B.Compile);

    private static Workflow Tags { get; } = _ => _.OnPush(tags: ["v*"]).Invokes(B.Compile);

    private static Workflow Inputs { get; } = _ => _
        .OnDispatch(() => B.Version, () => B.Channel, () => B.DryRun, () => B.Retries)
        .RunName("Release ", WorkflowValue.Of(() => B.Version), " to ", WorkflowValue.Of(() => B.Channel))
        .OneAtATime(() => B.Version)
        .Invokes(B.Lint)
        .Job(B.Lint, job => job.Environment("production"));

    public static Workflow Chain { get; } = _ => _.OnPush().Invokes(B.Report).Keeps(5, B.Build, B.Test).Caches();

    private static Workflow Matrix { get; } = _ => _
        .OnPush()
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .RunsOn(Runner.Ubuntu, Runner.Windows, Runner.Mac)
            .Matrix(() => B.Channel)
            .Matrix(() => B.Version, "1.10", "on", "2.0-rc.1")
            .Without((() => B.Channel, "Candidate"), (() => B.Version, "1.10"))
            .Without((() => B.Version, "on"))
            .MaxParallel(3))
        .Keeps(5, B.Build);

    private static Workflow SameMatrix { get; } = _ => _.OnPush().Jobs(job => job.RunsOn(Runner.Ubuntu, Runner.Mac)).Invokes(B.Pack, B.Lint);

    private static Workflow Containers { get; } = _ => _
        .OnPush()
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .RunsOn(Runner.InGroup("builders", "Agent.OS -equals Linux", "docker"))
            .Container(new JobContainer("ghcr.io/acme/builder:1.2") { Variables = ValueMap.Of<WorkflowValue>(("MODE", "fast: yes"), ("LEVEL", "1.10")), Volumes = ["/cache:/cache"], Options = "--cpus 2" })
            .Service("registry", new JobContainer("registry:3") { Ports = ["5000:5000"] }));

    private static Workflow Steps { get; } = _ => _
        .OnPush()
        .Jobs(job => job.Before(WorkflowStep.Run("Free space", "sudo rm -rf /opt/hostedtoolcache/CodeQL\n")))
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .Variable("COLOUR", "never")
            .Before(WorkflowStep.Run("Look", "kubectl get nodes\n") with { Id = "look-around", WorkingDirectory = "deploy", ContinueOnError = true, Timeout = TimeSpan.FromSeconds(90) })
            .After(WorkflowStep.Run("Tell", "echo \"$TITLE: $CLUSTER $COMMIT $ORG\"") with
            {
                Condition = Condition.Failed,
                Variables = ValueMap.Of(
                    ("TITLE", "it's broken"),
                    ("CLUSTER", WorkflowValue.StepOutput("look_around", "name")),
                    ("COMMIT", WorkflowValue.Commit),
                    ("ORG", WorkflowValue.Variable("ORG")),
                    ("TOKEN", WorkflowValue.JobToken),
                    ("PASSWORD", WorkflowValue.Secret("TELL_PASSWORD")),
                    ("WHO", WorkflowValue.Expression(Dialect.AzurePipelines, "$(Build.RequestedFor)"))),
            }));

    private static Workflow Conditions { get; } = _ => _
        .OnPush()
        .OnPullRequest()
        .Jobs(job => job.OnlyWhen(Condition.InRepository("acme/it's") | Condition.OnPullRequest))
        .Invokes(B.Lint, B.Pack)
        .Job(B.Lint, job => job.OnlyWhen((Condition.OnTag | !Condition.OnBranch("main")) & Condition.NotCancelled & Condition.Expression(Dialect.AzurePipelines, "ne(variables['Build.Reason'], 'Manual')")));

    private static Workflow Environments { get; } = _ => _
        .OnPush()
        .Invokes(B.Report)
        .Job(B.Build, job => job.Environment("staging", approval: true).Timeout(TimeSpan.FromMinutes(12.5)));

    private static Workflow Extended { get; } = _ => _
        .OnPush()
        .Invokes(B.Compile)
        .Extend(Dialect.AzurePipelines, YamlMap.Of(("appendCommitMessageToRunName", false)))
        .Job(B.Compile, job => job.Extend(Dialect.AzurePipelines, YamlMap.Of(("cancelTimeoutInMinutes", 2), ("pool", YamlMap.Of(("demands", YamlSequence.Of("npm")))))));

    public static DialectSamples All { get; } = new(
        Dialect.AzurePipelines,
        name => $"azure-pipelines-{name}.yml",
        (nameof(Triggers), Triggers),
        (nameof(Tags), Tags),
        (nameof(Inputs), Inputs),
        (nameof(Chain), Chain),
        (nameof(Matrix), Matrix),
        (nameof(SameMatrix), SameMatrix),
        (nameof(Containers), Containers),
        (nameof(Steps), Steps),
        (nameof(Conditions), Conditions),
        (nameof(Environments), Environments),
        ("AfterFailure", B.AfterFailure),
        (nameof(Extended), Extended));
}
