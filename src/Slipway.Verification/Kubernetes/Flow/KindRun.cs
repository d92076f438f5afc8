using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>What one cluster of a verification is made from.</summary>
/// <param name="Cluster">The cluster; its ports are those of the plan's exposure.</param>
/// <param name="Plan">What is verified in it.</param>
public sealed record KindRun(KindCluster Cluster, ClusterPlan Plan)
{
    /// <summary>What the names of steps and suites begin with, such as <c>v1.33.4: </c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>An archive of images that nodes get beforehand, since they cannot pull them; null when they pull all.</summary>
    public AbsolutePath? Archive { get; init; }

    /// <summary>Whether the cluster stays.</summary>
    public bool Keep { get; init; }
}
