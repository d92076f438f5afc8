namespace Slipway.Release;

/// <summary>Where a release waits, by digest, until it is verified and promoted.</summary>
public sealed record ReleaseStaging
{
    /// <summary>The registry and owner that every staged reference starts with, for instance <c>ghcr.io/acme</c>.</summary>
    public required string Registry { get; init; }

    /// <summary>Whether that is the registry embedded in this build.</summary>
    public required bool Embedded { get; init; }

    /// <summary>The tag of everything that is staged, <c>stage-{commit, 12 digits}-{version}</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>Everything staged, by digest: images first, then charts.</summary>
    public required IReadOnlyList<PublishedReference> References { get; init; }

    /// <summary>
    /// The release manifest itself as an artefact in the registry, by digest; what is known of the release later, verification marks for instance, refers to it.
    /// Null in the document within the artefact, which cannot know its own digest.
    /// </summary>
    public PublishedReference? Artifact { get; init; }
}
