using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Release;

/// <summary>Deterministic JSON for the release manifest: members in declaration order, two spaces, <c>\n</c>, a final line end.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ReleaseManifest))]
[JsonSerializable(typeof(ReleaseIdentity))]
[JsonSerializable(typeof(ManifestSection<ReleaseImage>))]
[JsonSerializable(typeof(ManifestSection<ReleaseChart>))]
[JsonSerializable(typeof(ManifestSection<ReleaseFile>))]
[JsonSerializable(typeof(ManifestSection<ReleaseStaging>))]
[JsonSerializable(typeof(ManifestSection<ReleasePublication>))]
internal sealed partial class ManifestJson : JsonSerializerContext
{
    /// <summary>The context that writes <c>+</c> and other harmless characters as they are.</summary>
    public static ManifestJson Relaxed => field ??= new(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The bytes of <c>release.json</c>.</summary>
    public static byte[] Write(ReleaseManifest manifest) => [.. JsonSerializer.SerializeToUtf8Bytes(manifest, Relaxed.ReleaseManifest), (byte)'\n'];

    /// <summary>Reads a <c>release.json</c>.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ReleaseManifest Read(byte[] document) => JsonSerializer.Deserialize(document, Relaxed.ReleaseManifest) ?? throw new JsonException("it is null");
}
