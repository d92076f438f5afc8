using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Something that an image is made of.</summary>
public sealed record SoftwareComponent
{
    /// <summary>Where it came from.</summary>
    public required ComponentKind Kind { get; init; }

    /// <summary>Its name as its package manager writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Its package URL (purl specification); null for an operating system, which has none.</summary>
    public string? PackageUrl { get; init; }

    /// <summary>What names it within a document: the package URL, or <c>os:name@version</c>.</summary>
    public string Id => PackageUrl ?? $"os:{Name}@{Version}";

    /// <summary>The licence as its package declares it; null when it does not. Ask <see cref="LicenseExpression"/> whether it is an SPDX expression.</summary>
    public string? License { get; init; }

    /// <summary>The project's address; null when it is not known.</summary>
    public string? Homepage { get; init; }

    /// <summary>Who supplies it; null when it is not known.</summary>
    public string? Supplier { get; init; }

    /// <summary>The SHA-512 hash of the package's file; null when it is not known.</summary>
    public Digest? Hash { get; init; }

    /// <summary>The ids of the components that it needs, in ordinal order.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
