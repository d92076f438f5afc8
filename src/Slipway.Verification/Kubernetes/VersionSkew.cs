namespace Slipway.Verification.Kubernetes;

/// <summary>How far kubectl is from the cluster. Kubernetes supports one minor version in both directions (its version skew policy).</summary>
/// <param name="Client">kubectl's version.</param>
/// <param name="Server">The API server's version.</param>
public sealed record VersionSkew(KubernetesVersion Client, KubernetesVersion Server)
{
    private const int Supported = 1;
    private const int Tolerated = 2;

    /// <summary>Whether what kubectl says can no longer be relied on.</summary>
    public bool IsTooFar => Client.Major != Server.Major || Distance > Tolerated;

    /// <summary>What to tell the user; null when the two fit.</summary>
    public string? Warning => Client.Major == Server.Major && Distance <= Supported
        ? null
        : $"kubectl {Client} is {Math.Abs(Distance)} minor versions away from the cluster's {Server}; Kubernetes supports {Supported}. Install kubectl v{Server.Major}.{Server.Minor}.";

    private int Distance => Math.Abs(Client.Minor - Server.Minor);
}
