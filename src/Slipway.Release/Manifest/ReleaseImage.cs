using Slipway.Oci;

namespace Slipway.Release;

/// <summary>One image of the release: an index with a manifest for each platform.</summary>
public sealed record ReleaseImage
{
    /// <summary>The name below the registry and owner, for instance <c>controller</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The digest of the index.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Bytes of the index, its manifests, configurations and layers, each blob counted once.</summary>
    public required long Size { get; init; }

    /// <summary>The platforms in the index's order.</summary>
    public required IReadOnlyList<ReleasePlatform> Platforms { get; init; }

    /// <summary>The reference of the base image with its digest, <c>host</c> for a base made from the building machine's runtime, <c>scratch</c> for none, or <c>dockerfile</c> for what a Dockerfile says.</summary>
    public required string Base { get; init; }

    /// <summary>The OCI image layout that holds it, relative to the repository's root.</summary>
    public required string Layout { get; init; }
}
