using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>The manifest of one image or artefact (image-spec 1.1, manifest.md).</summary>
public sealed record ImageManifest
{
    /// <summary>Always 2.</summary>
    public int SchemaVersion { get; } = 2;

    /// <summary>The manifest's own media type; the OCI one when it is not given.</summary>
    [AllowNull]
    public string MediaType { get => field ?? MediaTypes.ImageManifest; init; }

    /// <summary>The type of an artefact; null for images.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>The configuration: <see cref="ImageConfig"/> for images.</summary>
    public required Descriptor Config { get; init; }

    /// <summary>The layers, lowest first.</summary>
    public required IReadOnlyList<Descriptor> Layers { get; init; }

    /// <summary>The manifest that this one is about (a signature's image, for instance); null for none.</summary>
    public Descriptor? Subject { get; init; }

    /// <summary>Free metadata; null for none.</summary>
    [JsonConverter(typeof(OrdinalMapJsonConverter))]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
