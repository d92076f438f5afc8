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

    // GitHub's machines have these programs too, in versions that change.
    private static readonly WorkflowStep InstallClusterTools = WorkflowStep.Run(
        "Install kind, kubectl and Helm",
        """
        case "$(uname -m)" in
          x86_64) arch=amd64 kind=517ab7fc89ddeed5fa65abf71530d90648d9638ef0c4cde22c2c11f8097b8889 kubectl=c2ba72c115d524b72aaee9aab8df8b876e1596889d2f3f27d68405262ce86ca1 helm=a7f81ce08007091b86d8bd696eb4d86b8d0f2e1b9f6c714be62f82f96a594496 ;;
          aarch64) arch=arm64 kind=7ea2de9d2d190022ed4a8a4e3ac0636c8a455e460b9a13ccf19f15d07f4f00eb kubectl=76cd7a2aa59571519b68c3943521404cbce55dafb7d8866f8d0ea2995b396eef helm=440cf7add0aee27ebc93fada965523c1dc2e0ab340d4348da2215737fc0d76ad ;;
          *) echo "There are no checksums for $(uname -m)." >&2; exit 1 ;;
        esac
        mkdir -p .nuke/temp/cluster-tools
        cd .nuke/temp/cluster-tools
        curl -fsSL --retry 3 -o kind "https://kind.sigs.k8s.io/dl/v0.30.0/kind-linux-$arch"
        curl -fsSL --retry 3 -o kubectl "https://dl.k8s.io/release/v1.33.4/bin/linux/$arch/kubectl"
        curl -fsSL --retry 3 -o helm.tar.gz "https://get.helm.sh/helm-v3.19.0-linux-$arch.tar.gz"
        printf '%s  %s\n' "$kind" kind "$kubectl" kubectl "$helm" helm.tar.gz | sha256sum --check --strict
        tar -xzf helm.tar.gz --strip-components=1 "linux-$arch/helm"
        chmod +x kind kubectl
        echo "$PWD" >> "$GITHUB_PATH"

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

    private Workflow Verify => _ => UsesRegistry(_)
        .OnDispatch<IVersion>(x => x.Version)
        .OnWorkflowRun(Release, withManifest: true)
        .With<IHazVerification>(x => x.Verify, "published")
        .Invokes<IVerifyKind>(x => x.VerifyKind)
        .Skips(((IStage)this).Stage, ((IVerifyKind)this).RemoveOwnClusters)
        .Job<IVerifyKind>(x => x.VerifyKind, job => job.Before(InstallClusterTools))
        .Keeps<IVerifyKind>(days: 90, x => x.VerifyKind);

    private Workflow Nightly => _ => UsesRegistry(_)
        .OnSchedule("17 2 * * *")
        .OnDispatch()
        .Invokes<IVerifyKind>(x => x.VerifyKind)
        .Skips(((IVerifyKind)this).RemoveOwnClusters)
        .Job<IVerifyKind>(x => x.VerifyKind, job => job
            .RunsOn(Runner.Ubuntu, Runner.UbuntuArm)
            .Matrix(() => ((IVerifyKind)this).KubernetesVersion, "1.32", "1.33", "1.34")
            .Before(InstallClusterTools))
        .Keeps<IVerifyKind>(days: 7, x => x.VerifyKind);

    private static WorkflowBuilder<Target> Publishes(WorkflowBuilder<Target> workflow) => UsesRegistry(workflow).Invokes<IPublish>(x => x.Publish);

    private static WorkflowBuilder<Target> UsesRegistry(WorkflowBuilder<Target> workflow) => workflow
        .With<IHazRegistry>(x => x.Registry, OwnRegistry)
        .With<IHazRegistry>(x => x.RegistryUsername, WorkflowValue.Expression(Dialect.GitHubActions, "github.actor"))
        .With<IHazRegistry>(x => x.RegistryPassword, WorkflowValue.JobToken);
}
