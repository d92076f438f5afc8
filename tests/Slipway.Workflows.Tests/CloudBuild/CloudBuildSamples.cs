using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;
using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>A workflow for each feature of Cloud Build.</summary>
internal static class CloudBuildSamples
{
    private static FeatureBuild B => Features.Build;

    private static Workflow Triggers { get; } = _ => _
        .Title("Every trigger, it's for $5")
        .OnPush(branches: ["main", "release/*"], tags: ["v*"], paths: ["src/**", "!**/*.md"])
        .OnPullRequest(branches: ["main"], paths: ["src/**"], types: ["opened", "synchronize", "reopened"])
        .OnSchedule("17 2 * * *", "0 */6 1 JAN-MAR MON")
        .OnDispatch()
        .Invokes(B.Compile);

    private static Workflow Inputs { get; } = _ => _.OnDispatch(() => B.Version, () => B.Channel, () => B.DryRun, () => B.Retries).Invokes(B.Compile);

    public static Workflow Chain { get; } = _ => _.OnPush().Invokes(B.Sign, B.Report).Keeps(5, B.Build, B.Test);

    private static Workflow Machine { get; } = _ => _
        .OnPush()
        .Jobs(job => job.RunsOn(Runner.Labelled("E2_HIGHCPU_8")).Container(new JobContainer("ghcr.io/acme/builder:1.2") { Variables = ValueMap.Of<WorkflowValue>(("MODE", "fast: yes"), ("PRICE", "$5")) }))
        .Invokes(B.Build);

    private static Workflow Pool { get; } = _ => _
        .OnPush()
        .Jobs(job => job.RunsOn(Runner.InGroup("projects/acme/locations/europe-west1/workerPools/release")))
        .Invokes(B.Build);

    private static Workflow Steps { get; } = _ => _
        .OnPush()
        .Invokes(B.Build)
        .Job(B.Build, job => job
            .Variable("COLOUR", "never")
            .Timeout(TimeSpan.FromMinutes(12.5))
            .Before(WorkflowStep.Run("Look", "kubectl get nodes\nkubectl version\n") with { Id = "look", WorkingDirectory = "deploy it", ContinueOnError = true, Timeout = TimeSpan.FromSeconds(90) })
            .After(WorkflowStep.Run("Tell", "echo \"$TITLE: $COMMIT ${ORG}\"") with
            {
                Condition = Condition.OnTag,
                Variables = ValueMap.Of(
                    ("TITLE", "it's $5"),
                    ("COMMIT", WorkflowValue.Commit),
                    ("ORG", WorkflowValue.Variable("Org")),
                    ("REGION", WorkflowValue.Expression(Dialect.CloudBuild, "${LOCATION}")),
                    ("TOKEN", WorkflowValue.Secret("TELL_TOKEN"))),
            }));

    private static Workflow Conditions { get; } = _ => _
        .OnPush()
        .OnPullRequest()
        .Jobs(job => job.OnlyWhen(Condition.InRepository("acme/it's") | Condition.OnPullRequest))
        .Invokes(B.Sign)
        .Job(B.Sign, job => job.OnlyWhen((Condition.OnTag | !Condition.OnBranch("main")) & !Condition.OnPullRequest));

    private static Workflow Environments { get; } = _ => _.OnPush(tags: ["v*"]).Invokes(B.Announce).Job(B.Announce, job => job.Environment("production", approval: true));

    private static Workflow Extended { get; } = _ => _
        .OnPush()
        .Invokes(B.Announce)
        .Extend(Dialect.CloudBuild, YamlMap.Of(("queueTtl", "600s"), ("options", YamlMap.Of(("diskSizeGb", 200)))))
        .Job(B.Announce, job => job.Extend(Dialect.CloudBuild, YamlMap.Of(("volumes", YamlSequence.Of(YamlMap.Of(("name", "scratch"), ("path", "/scratch")))))));

    public static DialectSamples All { get; } = new(
        Dialect.CloudBuild,
        name => $"cloudbuild-{name}.yaml",
        (nameof(Triggers), Triggers),
        (nameof(Inputs), Inputs),
        (nameof(Chain), Chain),
        (nameof(Machine), Machine),
        (nameof(Pool), Pool),
        (nameof(Steps), Steps),
        (nameof(Conditions), Conditions),
        (nameof(Environments), Environments),
        (nameof(Extended), Extended));
}
