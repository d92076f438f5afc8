using Slipway.Oci;

namespace Slipway.Release;

/// <summary>One Helm chart of the release.</summary>
public sealed record ReleaseChart
{
    /// <summary>The chart's name, for instance <c>gateway</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The chart's version: SemVer without <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the application that the chart installs.</summary>
    public required string AppVersion { get; init; }

    /// <summary>The digest of the chart's OCI manifest.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The packaged chart.</summary>
    public required ReleaseFile Package { get; init; }

    /// <summary>The OCI image layout that holds the chart's manifest, relative to the repository's root.</summary>
    public required string Layout { get; init; }
}
