using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>The uncompressed layers of an image (image-spec 1.1, config.md, "rootfs").</summary>
public sealed record RootFileSystem
{
    /// <summary>Always <c>layers</c>.</summary>
    [AllowNull]
    public string Type { get => field ?? "layers"; init; }

    /// <summary>The digests of the uncompressed tars, lowest first.</summary>
    [JsonPropertyName("diff_ids")]
    public required IReadOnlyList<Digest> DiffIds { get; init; }
}
