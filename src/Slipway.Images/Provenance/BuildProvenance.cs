using Slipway.Oci;

namespace Slipway.Images;

/// <summary>How an image came to be, as SLSA's provenance tells it. Everything is given: nothing is read from the environment here.</summary>
public sealed record BuildProvenance
{
    /// <summary>
    /// What the other fields mean: an image that Slipway built from a .NET project, or, with another word in place of <c>dotnet</c>, from other content. Its external parameters are <c>repository</c> (the address of the
    /// source), <c>project</c> (the path of the project, files or Dockerfile's folder below the repository's root), <c>version</c>, <c>platforms</c> and <c>baseImage</c> (the reference
    /// that was asked for); its resolved dependencies are the commit and the base image; it has no internal parameters.
    /// </summary>
    public const string BuildType = "urn:slipway:build-type:dotnet-image:v1";

    /// <summary>The builder when no CI host names itself.</summary>
    public const string LocalBuilder = "urn:slipway:builder:local";

    /// <summary>The kind of build, a URI; by default <see cref="BuildType"/>.</summary>
    public string Type { get; init; } = BuildType;

    /// <summary>The image's name, for instance <c>controller</c>.</summary>
    public required string Image { get; init; }

    /// <summary>The version that was built, without <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The path of what the image is made from below the repository's root, with <c>/</c>.</summary>
    public required string Project { get; init; }

    /// <summary>The platforms, in the index's order.</summary>
    public required IReadOnlyList<string> Platforms { get; init; }

    /// <summary>The address of the source repository; null when it is not known.</summary>
    public string? Repository { get; init; }

    /// <summary>The full id of the commit; null outside of version control.</summary>
    public string? Commit { get; init; }

    /// <summary>The base image as it was asked for.</summary>
    public required string BaseImage { get; init; }

    /// <summary>The digest that the base image had; null when there is none.</summary>
    public required Digest? BaseDigest { get; init; }

    /// <summary>Who built it, a URI: the CI host's runner or workflow; <see cref="LocalBuilder"/> for a person's machine.</summary>
    public string BuilderId { get; init; } = LocalBuilder;

    /// <summary>The run that built it, a URI; null on a person's machine.</summary>
    public string? InvocationId { get; init; }

    /// <summary>When the build started; null where the same inputs must give the same bytes.</summary>
    public DateTimeOffset? StartedOn { get; init; }

    /// <summary>When the build ended; null where the same inputs must give the same bytes.</summary>
    public DateTimeOffset? FinishedOn { get; init; }
}
