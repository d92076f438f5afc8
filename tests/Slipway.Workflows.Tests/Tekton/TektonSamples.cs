using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>A workflow for each feature of Tekton.</summary>
internal static class TektonSamples
{
    private static FeatureBuild B => Features.Build;

    private static Workflow Triggers { get; } = _ => _
        .Title("Every trigger, it's \"fine\"")
        .OnPush(branches: ["main", "release/*", "!release/old"], tags: ["v*"], paths: ["src/**", "!**/*.md"])
        .OnPullRequest(branches: ["main"], paths: ["src/**"], types: ["opened", "synchronize", "reopened"])
        .OnDispatch()
        .Invokes(B.Compile);

    private static Workflow Inputs { get; } = _ => _.OnPush(tags: ["v*"]).OnDispatch(() => B.Version, () => B.Channel, () => B.DryRun, () => B.Retries).Invokes(B.Sign);

    public static Workflow Chain { get; } = _ => _.OnPush().Invokes(B.Report, B.Sign);

    private static Workflow Matrix { get; } = _ => _
        .OnPush()
        .Jobs(job => job.Matrix(() => B.Channel))
        .Invokes(B.Pack, B.Lint)
        .Job(B.Lint, job => job.Matrix(() => B.Version, "1.10", "on").Without((() => B.Channel, "Candidate"), (() => B.Version, "on")));

    private static Workflow Containers { get; } = _ => _
        .OnPush()
        .Jobs(job => job.RunsOn(Runner.Labelled("disk=fast", "acme.example/pool=build")))
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .Container(new JobContainer("ghcr.io/acme/builder:1.2") { Variables = ValueMap.Of<WorkflowValue>(("MODE", "fast: yes"), ("HOST", "$(HOSTNAME)")) })
            .Service("registry", new JobContainer("docker.io/library/registry:3") { Ports = ["5000:5000"], Variables = ValueMap.Of<WorkflowValue>(("REGISTRY_LOG_LEVEL", "warn")) }));

    private static Workflow Steps { get; } = _ => _
        .OnPush()
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .Variable("COLOUR", "never")
            .Timeout(TimeSpan.FromMinutes(12.5))
            .Before(WorkflowStep.Run("Look around", "kubectl get nodes\nkubectl version\n") with { WorkingDirectory = "deploy", ContinueOnError = true, Timeout = TimeSpan.FromSeconds(90) })
            .After(WorkflowStep.Run("Tell", "echo \"$TITLE: $COMMIT $ORG $(date)\"") with
            {
                Variables = ValueMap.Of(
                    ("TITLE", "it's broken"),
                    ("COMMIT", WorkflowValue.Commit),
                    ("ORG", WorkflowValue.Variable("ORG_NAME")),
                    ("TOKEN", WorkflowValue.JobToken),
                    ("PASSWORD", WorkflowValue.Secret("TELL_PASSWORD")),
                    ("RUN", WorkflowValue.Expression(Dialect.Tekton, "$(context.taskRun.name)"))),
            }));

    private static Workflow Conditions { get; } = _ => _
        .OnPush()
        .OnPullRequest()
        .Jobs(job => job.OnlyWhen(Condition.InRepository("acme/it's")))
        .Invokes(B.Sign, B.Lint)
        .Job(B.Lint, job => job.OnlyWhen(Condition.OnPullRequest | Condition.OnTag))
        .Job(B.Sign, job => job.OnlyWhen((Condition.OnTag | !Condition.OnBranch("main")) & !Condition.OnPullRequest));

    private static Workflow Environments { get; } = _ => _.OnPush(tags: ["v*"]).Invokes(B.Sign).Job(B.Sign, job => job.Environment("production"));

    private static Workflow AfterFailure { get; } = _ => _.OnPush().Jobs(job => job.RunsOn(Runner.UbuntuArm)).Invokes(B.CleanUp, B.Report);

    private static Workflow Extended { get; } = _ => _
        .OnPush()
        .Invokes(B.Announce)
        .Extend(Dialect.Tekton, YamlMap.Of(("metadata", YamlMap.Of(("labels", YamlMap.Of(("team", "gateway")))))))
        .Job(B.Announce, job => job.Extend(Dialect.Tekton, YamlMap.Of(("retries", 2))));

    public static DialectSamples All { get; } = new(
        Dialect.Tekton,
        name => $".tekton/{name}.yaml",
        (nameof(Triggers), Triggers),
        (nameof(Inputs), Inputs),
        (nameof(Chain), Chain),
        (nameof(Matrix), Matrix),
        (nameof(Containers), Containers),
        (nameof(Steps), Steps),
        (nameof(Conditions), Conditions),
        (nameof(Environments), Environments),
        (nameof(AfterFailure), AfterFailure),
        (nameof(Extended), Extended));
}
