using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>
/// Points to content by digest (image-spec 1.1, descriptor.md). Two descriptors with annotations are equal only when they share them:
/// compare <see cref="Digest"/> to ask for the same content.
/// </summary>
public sealed record Descriptor
{
    /// <summary>The bytes of the empty descriptor.</summary>
    public static ReadOnlyMemory<byte> EmptyContent { get; } = "{}"u8.ToArray();

    /// <summary>The config of an artefact that has none (image-spec 1.1, manifest.md, "Guidance for an Empty Descriptor").</summary>
    public static Descriptor Empty { get; } = Of(MediaTypes.Empty, EmptyContent.Span);

    /// <summary>What the content is.</summary>
    public required string MediaType { get; init; }

    /// <summary>The content's hash.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The content's length in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Where else the content may be fetched from; null for nowhere.</summary>
    public IReadOnlyList<string>? Urls { get; init; }

    /// <summary>Free metadata; null for none.</summary>
    [JsonConverter(typeof(OrdinalMapJsonConverter))]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The content itself in base64, if it is tiny; null otherwise.</summary>
    public string? Data { get; init; }

    /// <summary>The platform of an image in an index; null otherwise.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The type of the artefact that a manifest describes; null for images.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Describes <paramref name="content"/>.</summary>
    public static Descriptor Of(string mediaType, ReadOnlySpan<byte> content) => new() { MediaType = mediaType, Digest = Digest.Of(content), Size = content.Length };

    /// <summary>Media type, digest and size, for messages.</summary>
    public override string ToString() => $"{Digest} ({MediaType}, {Size} bytes)";
}
