using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>A workflow for each feature of GitLab CI.</summary>
internal static class GitLabSamples
{
    private static FeatureBuild B => Features.Build;

    private static Workflow Called { get; } = _ => _.OnCall(() => B.Version, () => B.Channel).Invokes(B.Sign);

    private static Workflow Triggers { get; } = _ => _
        .Title("Every trigger, for $5")
        .OnPush(branches: ["main", "release/*", "!release/old", "release/older/**"], tags: ["v*"], paths: ["src/**", "docs/**/*.md"])
        .OnPullRequest(branches: ["main"], paths: ["src/**"], types: ["opened", "synchronize", "reopened"])
        .OnMergeGroup()
        .OnSchedule("17 2 * * *", "0 */6 1 JAN-MAR MON")
        .Invokes(B.Compile);

    private static Workflow PullRequests { get; } = _ => _.OnPullRequest().OnMergeGroup().Invokes(B.Compile);

    private static Workflow Inputs { get; } = _ => _
        .OnPush()
        .OnDispatch(() => B.Version, () => B.Channel, () => B.DryRun, () => B.Retries)
        .RunName("Release ", WorkflowValue.Of(() => B.Version), " to ", WorkflowValue.Of(() => B.Channel))
        .OneAtATime(() => B.Version)
        .Invokes(B.Sign);

    private static Workflow Caller { get; } = _ => _
        .OnPush()
        .OnDispatch(() => B.Version)
        .Invokes(B.Test)
        .Job(B.Test, job => job.OnlyWhen(!Condition.OnTag))
        .Calls(Called, call => call.After(B.Test).With(() => B.Version).With(() => B.Channel, "Stable").OnlyWhen(Condition.OnBranch("main")));

    private static Workflow Matrix { get; } = _ => _
        .OnPush()
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .RunsOn(Runner.Ubuntu, Runner.UbuntuArm, Runner.Mac, Runner.Labelled("arm"))
            .Matrix(() => B.Channel)
            .Matrix(() => B.Version, "1.10", "on", "2.0-rc.1")
            .Without((() => B.Channel, "Candidate"), (() => B.Version, "1.10"))
            .Without((() => B.Version, "on")))
        .Keeps(5, B.Build);

    private static Workflow SameMatrix { get; } = _ => _.OnPush().Jobs(job => job.Matrix(() => B.Channel)).Invokes(B.Pack, B.Lint);

    private static Workflow Containers { get; } = _ => _
        .OnPush()
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .RunsOn(Runner.Labelled("docker", "large"))
            .Container(new JobContainer("ghcr.io/acme/builder:1.2") { Variables = ValueMap.Of<WorkflowValue>(("MODE", "fast: yes"), ("LEVEL", "1.10"), ("PRICE", "$5")) })
            .Service("registry", new JobContainer("registry:3") { Ports = ["5000:5000"], Variables = ValueMap.Of<WorkflowValue>(("REGISTRY_LOG_LEVEL", "warn")) }));

    private static Workflow Steps { get; } = _ => _
        .OnPush()
        .Jobs(job => job.Before(WorkflowStep.Run("Free space", "rm -rf /opt/cache\n")))
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .Variable("COLOUR", "never")
            .Before(WorkflowStep.Run("Look", "kubectl get nodes\n\nkubectl version\n") with { WorkingDirectory = "deploy it", ContinueOnError = true })
            .After(
                WorkflowStep.Run("Write", "cat > note.txt <<'END'\nnot moved\nEND\n"),
                WorkflowStep.Run("Tell", "echo \"$TITLE: $COMMIT $ORG\"") with
                {
                    Condition = Condition.Failed,
                    Variables = ValueMap.Of(
                        ("TITLE", "it's broken"),
                        ("COMMIT", WorkflowValue.Commit),
                        ("ORG", WorkflowValue.Variable("ORG")),
                        ("WHO", WorkflowValue.Expression(Dialect.GitLab, "$GITLAB_USER_LOGIN"))),
                },
                WorkflowStep.Run("Clean", "rm -rf out") with { Condition = Condition.Always },
                WorkflowStep.Run("Count", "ls out") with { Condition = Condition.NotCancelled }));

    private static Workflow Conditions { get; } = _ => _
        .OnPush()
        .OnPullRequest()
        .Jobs(job => job.OnlyWhen(Condition.InRepository("acme/it's") | Condition.OnPullRequest))
        .Invokes(B.Sign)
        .Job(B.Sign, job => job.OnlyWhen((Condition.OnTag | !Condition.OnBranch("main")) & Condition.NotCancelled & Condition.Expression(Dialect.GitLab, "$CI_COMMIT_REF_PROTECTED == \"true\"")))
        .OneAtATime(cancel: true);

    private static Workflow Environments { get; } = _ => _
        .OnPush()
        .Invokes(B.Sign)
        .Job(B.Sign, job => job.Environment("production", url: "https://example.org/#top", approval: true).Timeout(TimeSpan.FromMinutes(12.5)));

    private static Workflow Extended { get; } = _ => _
        .OnPush()
        .Invokes(B.Compile)
        .Extend(Dialect.GitLab, YamlMap.Of(("default", YamlMap.Of(("retry", 1)))))
        .Job(B.Compile, job => job.Extend(Dialect.GitLab, YamlMap.Of(("coverage", "/\\d+%/"), ("variables", YamlMap.Of(("TZ", "UTC"))))));

    public static DialectSamples All { get; } = new(
        Dialect.GitLab,
        name => $".gitlab/{name}.yml",
        (nameof(Triggers), Triggers),
        (nameof(PullRequests), PullRequests),
        (nameof(Inputs), Inputs),
        ("Called", Called),
        (nameof(Caller), Caller),
        ("Chain", B.Chain),
        (nameof(Matrix), Matrix),
        (nameof(SameMatrix), SameMatrix),
        (nameof(Containers), Containers),
        (nameof(Steps), Steps),
        (nameof(Conditions), Conditions),
        (nameof(Environments), Environments),
        ("AfterFailure", B.AfterFailure),
        (nameof(Extended), Extended));
}
