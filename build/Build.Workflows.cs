using Slipway.Release;
using Slipway.Workflows;

/// <content>What CI does with this repository. After a change: <c>./build.sh GenerateWorkflows</c>.</content>
internal sealed partial class Build : IGenerateWorkflows
{
    private static readonly WorkflowStep InstallTools = WorkflowStep.Run(
        "Install the tools that tests compare with",
        "sudo apt-get update -q\nsudo apt-get install -q -y --no-install-recommends skopeo umoci docker-registry\n");

    // Forks publish under their own owner.
    private static readonly WorkflowValue OwnRegistry = WorkflowValue.Expression(Dialect.GitHubActions, "vars.REGISTRY || format('ghcr.io/{0}', github.repository_owner)");

    private string? Registry => ((IHazRegistry)this).Registry;

    private string? RegistryUsername => ((IHazRegistry)this).RegistryUsername;

    private string? RegistryPassword => ((IHazRegistry)this).RegistryPassword;

    private string? Version => ((IVersion)this).Version;

    private bool Check => ((IGenerateWorkflows)this).Check;

    private Workflow PullRequest => _ => _
        .Title("Pull request")
        .OnPullRequest()
        .OnMergeGroup()
        .With(() => Check, "true")
        .Invokes<IGenerateWorkflows>(x => x.GenerateWorkflows)
        .Invokes<ITest>(x => x.Test)
        .Invokes<IEndToEnd>(x => x.EndToEnd)
        .Invokes<IPack>(x => x.Pack)
        .Invokes<IHelmPackage>(x => x.HelmPackage)
        .Job<IEndToEnd>(x => x.EndToEnd, job => job.Before(InstallTools))
        .Keeps(days: 7, ((ITest)this).Test, ((IEndToEnd)this).EndToEnd)
        .Caches();

    private Workflow MainBranch => _ => Publishes(_)
        .Title("Main")
        .For(Dialect.GitHubActions, ".github/workflows/main.yml")
        .OnPush(branches: ["main"])
        .Keeps(days: 7, ((ITest)this).Test)
        .Caches();

    private Workflow Release => _ => Publishes(_)
        .OnPush(tags: ["v*", "!v0.0.0-*"])
        .OnDispatch(() => Version)
        .RunName("Release ", WorkflowValue.Expression(Dialect.GitHubActions, "inputs.version || github.ref_name"))
        .OneAtATime(() => Version)
        .Job<IPublish>(x => x.Publish, job => job.Environment("release", approval: true))
        .Keeps(days: 90, ((IPublish)this).Publish);

    private WorkflowBuilder<Target> Publishes(WorkflowBuilder<Target> workflow) => workflow
        .With(() => Registry, OwnRegistry)
        .With(() => RegistryUsername, WorkflowValue.Expression(Dialect.GitHubActions, "github.actor"))
        .With(() => RegistryPassword, WorkflowValue.JobToken)
        .Invokes<IPublish>(x => x.Publish);
}
