using Workflow = Slipway.Workflows.Workflow<Slipway.Workflows.Tests.Sample.Target>;

namespace Slipway.Workflows.Tests.Sample;

/// <content>The workflows that a repository with this build has.</content>
internal sealed partial class SampleBuild
{
    public Workflow PullRequest => _ => _
        .OnPullRequest()
        .OnMergeGroup()
        .Invokes(Test, Pack, DockerBuild, HelmPackage)
        .Keeps(7, Test)
        .Caches();

    public Workflow Main => _ => _
        .OnPush(branches: ["main"])
        .With(() => Registry, "ghcr.io/acme")
        .With(() => RegistryPassword, WorkflowValue.JobToken)
        .Invokes<IPublish>(x => x.Publish)
        .Job<IPublish>(x => x.Publish, job => job.OnlyWhen(Condition.InRepository("acme/gateway")))
        .Keeps(7, Test)
        .Caches();

    public Workflow Release => _ => _
        .OnPush(tags: ["v*", "!v0.0.0-main"])
        .OnDispatch(() => Version, () => Channel, () => DryRun)
        .RunName("Release ", WorkflowValue.Of(() => Version))
        .OneAtATime(() => Version)
        .With(() => Registry, "ghcr.io/acme")
        .With(() => RegistryPassword, WorkflowValue.JobToken)
        .Invokes(VerifyKind, Notify)
        .Invokes<IPublish>(x => x.Publish)
        .Job(VerifyKind, job => job.Timeout(TimeSpan.FromMinutes(45)))
        .Job<IPublish>(x => x.Publish, job => job.Environment("release", url: "https://github.com/acme/gateway/releases", approval: true))
        .Keeps(30, Test, VerifyKind);

    public Workflow Nightly => _ => _
        .OnSchedule("17 2 * * *")
        .OnDispatch()
        .With(() => Registry, "ghcr.io/acme")
        .With(() => RegistryPassword, WorkflowValue.JobToken)
        .Invokes(VerifyKind)
        .Job(VerifyKind, job => job.Matrix(() => KubernetesVersion, "1.32", "1.33", "1.34").MaxParallel(2))
        .Keeps(14, VerifyKind);

    public Workflow Verify => _ => _
        .OnWorkflowRun(Release, withManifest: true)
        .OnDispatch(() => Version)
        .OnCall(() => Version)
        .Invokes(VerifyKind)
        .Skips(Stage)
        .Keeps(14, VerifyKind);

    public Workflow DownstreamRelease => _ => _
        .OnRelease("published", tag: () => Version)
        .OnRepositoryDispatch("create_tag", ("tag", () => Version))
        .Invokes(Downstream)
        .Job(Downstream, job => job
            .Before(WorkflowStep.Use(
                "Get a token for the downstream repositories",
                "actions/create-github-app-token",
                ("client-id", WorkflowValue.Variable("RELEASE_APP_ID")),
                ("private-key", WorkflowValue.Secret("RELEASE_APP_KEY")),
                ("owner", "acme"),
                ("repositories", "gateway-upgrade,gateway-installer")) with { Id = "app-token" }))
        .With(() => DownstreamToken, WorkflowValue.StepOutput("app-token", "token"));

    public Workflow PromoteCandidate => _ => _
        .OnPush(branches: ["candidate"], paths: ["manifests/**"])
        .OnDispatch(() => Environment)
        .OneAtATime(cancel: false)
        .Invokes(Promote)
        .Job(Promote, job => job.Environment("production"));

    public Workflow RollbackProduction => _ => _
        .OnDispatch(() => Version, () => Environment)
        .Invokes(Rollback)
        .Job(Rollback, job => job.Environment("production", approval: true));
}
