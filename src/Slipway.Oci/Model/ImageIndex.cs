using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>A list of manifests, one for each platform, or the entries of an image layout (image-spec 1.1, image-index.md).</summary>
public sealed record ImageIndex
{
    /// <summary>Always 2.</summary>
    public int SchemaVersion { get; } = 2;

    /// <summary>The index's own media type; the OCI one when it is not given.</summary>
    [AllowNull]
    public string MediaType { get => field ?? MediaTypes.ImageIndex; init; }

    /// <summary>The type of an artefact; null for images.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>The manifests, in the order of preference.</summary>
    public required IReadOnlyList<Descriptor> Manifests { get; init; }

    /// <summary>The manifest that this one is about; null for none.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>Free metadata; null for none.</summary>
    [JsonConverter(typeof(OrdinalMapJsonConverter))]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The first manifest whose platform serves <paramref name="platform"/>; null when there is none.</summary>
    public Descriptor? Find(Platform platform) => Manifests.FirstOrDefault(m => m.Platform is { } offered && platform.Accepts(offered));
}
