using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Where a release was published.</summary>
public sealed record ReleasePublication
{
    /// <summary>The registry and owner that every reference starts with, for instance <c>ghcr.io/acme</c>.</summary>
    public required string Registry { get; init; }

    /// <summary>Whether that is the registry embedded in this build.</summary>
    public required bool Embedded { get; init; }

    /// <summary>Everything published: images first, then charts.</summary>
    public required IReadOnlyList<PublishedReference> References { get; init; }
}
