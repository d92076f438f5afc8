using Slipway.Release;
using Slipway.Workflows;

/// <content>What CI does with this repository. After a change: <c>./build.sh GenerateWorkflows</c>.</content>
internal sealed partial class Build : IGenerateWorkflows
{
    private static readonly WorkflowStep InstallTools = WorkflowStep.Run(
        "Install the tools that tests compare with",
        """
        sudo apt-get update -q
        sudo apt-get install -q -y --no-install-recommends skopeo umoci docker-registry
        bash tests/EndToEnd/install-helm.sh .nuke/temp/tools
        sh tests/EndToEnd/install-workflow-checkers.sh .nuke/temp/tools/workflow-checkers
        echo "$PWD/.nuke/temp/tools" >> "$GITHUB_PATH"

        """);

    // Forks publish under their own owner.
    private static readonly WorkflowValue OwnRegistry = WorkflowValue.Expression(Dialect.GitHubActions, "vars.REGISTRY || format('ghcr.io/{0}', github.repository_owner)");

    private Workflow PullRequest => _ => _
        .Title("Pull request")
        .OnPullRequest()
        .OnMergeGroup()
        .With<IGenerateWorkflows>(x => x.Check, "true")
        .Invokes<IGenerateWorkflows>(x => x.GenerateWorkflows)
        .Invokes<ITest>(x => x.Test)
        .Invokes<IEndToEnd>(x => x.EndToEnd)
        .Invokes<IPack>(x => x.Pack)
        .Invokes<IHelmPackage>(x => x.HelmPackage)
        .Job<IEndToEnd>(x => x.EndToEnd, job => job.Before(InstallTools))
        .Keeps<ITest>(days: 7, x => x.Test)
        .Keeps<IEndToEnd>(days: 7, x => x.EndToEnd)
        .Caches();

    private Workflow MainBranch => _ => Publishes(_)
        .Title("Main")
        .For(Dialect.GitHubActions, ".github/workflows/main.yml")
        .OnPush(branches: ["main"])
        .Keeps<ITest>(days: 7, x => x.Test)
        .Caches();

    private Workflow Release => _ => Publishes(_)
        .OnPush(tags: ["v*", "!v0.0.0-*"])
        .OnDispatch<IVersion>(x => x.Version)
        .RunName("Release ", WorkflowValue.Expression(Dialect.GitHubActions, "inputs.version || github.ref_name"))
        .OneAtATime<IVersion>(x => x.Version)
        .Invokes<IVerifyLocal>(x => x.VerifyLocal)
        .Job<IPublish>(x => x.Publish, job => job.Environment("release", approval: true))
        .Keeps<IVerifyLocal>(days: 90, x => x.VerifyLocal)
        .Keeps<IPublish>(days: 90, x => x.Publish);

    private static WorkflowBuilder<Target> Publishes(WorkflowBuilder<Target> workflow) => workflow
        .With<IHazRegistry>(x => x.Registry, OwnRegistry)
        .With<IHazRegistry>(x => x.RegistryUsername, WorkflowValue.Expression(Dialect.GitHubActions, "github.actor"))
        .With<IHazRegistry>(x => x.RegistryPassword, WorkflowValue.JobToken)
        .Invokes<IPublish>(x => x.Publish);
}
