namespace Slipway.Verification.Kubernetes;

/// <summary>What <c>kubectl version -o json</c> answers; without a cluster the server's part is missing.</summary>
internal sealed record VersionAnswer(VersionInfo? ClientVersion, VersionInfo? ServerVersion);

/// <summary>One side's version, for instance <c>v1.33.13</c>.</summary>
internal sealed record VersionInfo(string GitVersion);

/// <summary>An object of which only the name counts.</summary>
internal sealed record Named
{
    public ObjectMeta Metadata { get => field ?? new(); init; }
}
