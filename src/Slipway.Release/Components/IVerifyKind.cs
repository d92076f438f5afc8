using Slipway.Verification.Kubernetes;
using Slipway.Verification.Suites;
using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>Verifies a release in Kubernetes: in fresh kind clusters, or in a namespace of its own of a cluster that is there.</summary>
public interface IVerifyKind : IHazVerification
{
    /// <summary>The versions of Kubernetes and their node images with digests, the preferred one first. kind's release notes list the images that fit a version of kind.</summary>
    IReadOnlyDictionary<string, string> NodeImages => KindNodeImages.Standard;

    /// <summary>What in the release's charts the conformance suite tests; null when they bring no gateway.</summary>
    ClusterGateway? ClusterGateway => Charts.Any(chart => AbsolutePath.Parse(chart.Path).Name == "gateway") ? new() : null;

    /// <summary>Further suites, which find the cluster in their environment.</summary>
    IReadOnlyList<OwnSuite> ClusterSuites => [];

    /// <summary>The context of a cluster to verify in.</summary>
    [Parameter("Context of an existing cluster for VerifyKind to verify in, in a namespace of its own; a fresh kind cluster when not given")]
    string? KubeContext => TryGetValue(() => KubeContext);

    /// <summary>Whether kind clusters stay when the verification is done.</summary>
    [Parameter("Keep VerifyKind's cluster when it is done")]
    bool KeepCluster => TryGetValue<bool?>(() => KeepCluster) ?? false;

    /// <summary>The versions of Kubernetes to verify with.</summary>
    [Parameter("Kubernetes versions of VerifyKind's clusters, for instance 1.33; several by comma; the build's first one when not given")]
    string? KubernetesVersion => TryGetValue(() => KubernetesVersion);

    /// <summary>A cluster of these nodes; its ports for the gateway are added.</summary>
    KindCluster DescribeCluster(string nodeImage) => new(nodeImage);

    /// <summary>Whether <see cref="VerifyKind"/> can begin: its parameters are right and its programs are there.</summary>
    /// <exception cref="UsageException">Something is wrong or missing; everything is named.</exception>
    sealed bool CanVerifyKind()
    {
        var problems = KindSettings.Of(this).Validate(ProcessEnvironment.Variable("PATH")).ToList();
        return problems.Count == 0 ? true : throw new UsageException(problems);
    }

    /// <summary>Remembers clusters, so that what a killed run leaves is found.</summary>
    sealed ClusterLedger ClusterLedger => new(TemporaryDirectory / "clusters", Environment.ProcessId);

    /// <summary>
    /// Installs the charts of the release with Helm, runs the conformance suite and the build's own suites, upgrades to it from the release before, and looks for
    /// crashes. The result is a report, and a mark on the release in the registry: <c>Publish</c> refuses what failed.
    /// </summary>
    Target VerifyKind => _ => _
        .Description("Install the staged release on a kind cluster, run the suites, upgrade to it")
        .DependsOn(VerifiesPublished ? DetermineVersion : Stage)
        .TryBefore<IPublish>(x => x.Publish)
        .Triggers(RemoveOwnClusters)
        .Requires(() => CanVerifyKind())
        .Produces("artifacts/verification/kind/**")
        .Uses(Permission.PackagesWrite)
        .UsesSecret(() => RegistryPassword)
        .UsesSecret(() => NotifyWebhook)
        .Executes(async cancellationToken =>
        {
            var settings = VerdictSettings.Of(this);
            await using var registry = await RegistrySession.OpenAsync(this, [ResolveStageRegistry(), ResolveRegistry()], cancellationToken);
            await new KindReleaseVerification(this, settings, registry.Client).RunAsync(cancellationToken);
        });

    /// <summary>Removes the cluster of this run when it was cancelled: a cancelled target has no time for that.</summary>
    Target RemoveOwnClusters => _ => _
        .Description("Remove the cluster of a cancelled VerifyKind")
        .Unlisted()
        .AssuredAfterFailure()
        .Executes(cancellationToken => RemoveAsync(ClusterLedger.FindOwn(), cancellationToken));

    /// <summary>Removes what killed runs of <see cref="VerifyKind"/> left.</summary>
    Target RemoveClusters => _ => _
        .Description("Remove the clusters and namespaces that killed runs of VerifyKind left")
        .Executes(async cancellationToken =>
        {
            var leftovers = ClusterLedger.FindLeftovers();
            if (leftovers.Count == 0)
            {
                Log.Information("No run left anything.");
            }

            await RemoveAsync(leftovers, cancellationToken);
        });

    private Task RemoveAsync(IReadOnlyList<ClusterLeftover> leftovers, CancellationToken cancellationToken) =>
        new LeftoverRemoval(KindReleaseVerification.Tools, ClusterLedger, line => Log.Information("{Line}", line)).RemoveAsync(leftovers, cancellationToken);
}
