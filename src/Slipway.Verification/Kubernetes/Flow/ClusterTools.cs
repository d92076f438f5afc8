using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>The programs that a verification in a cluster uses: paths, or names in PATH.</summary>
/// <param name="Runner">Runs them.</param>
public sealed record ClusterTools(IToolRunner Runner)
{
    /// <summary>kubectl.</summary>
    public string Kubectl { get; init; } = "kubectl";

    /// <summary>Helm 3 or 4.</summary>
    public string Helm { get; init; } = "helm";

    /// <summary>kind.</summary>
    public string Kind { get; init; } = "kind";

    /// <summary>Docker's client.</summary>
    public string Docker { get; init; } = "docker";
}
