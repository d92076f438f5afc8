using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>A kind cluster, or a namespace of somebody else's cluster, that a run made.</summary>
/// <param name="Name">The name of the cluster or namespace.</param>
public sealed record ClusterLeftover(string Name)
{
    /// <summary>The context of the cluster that the namespace is in; null for a kind cluster.</summary>
    public string? Context { get; init; }

    /// <summary>The kubeconfig with that context.</summary>
    public AbsolutePath? KubeConfig { get; init; }

    /// <summary>The command that removes it, for a person.</summary>
    public string RemoveCommand => Context is null ? $"kind delete cluster --name {Name}" : $"kubectl --context {Context} delete namespace {Name}";
}
