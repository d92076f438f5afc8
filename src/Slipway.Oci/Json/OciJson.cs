using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Slipway.Oci;

/// <summary>
/// Reads and writes the documents of the image specification. Written bytes depend on the values only: fields in a fixed order, keys of maps in
/// ordinal order, no white space. Unknown fields are ignored on reading; whoever passes a document on keeps its bytes.
/// </summary>
public static class OciJson
{
    // The default encoder would write the '+' of media types as \u002B.
    private static OciJsonContext Context { get; } = new(new JsonSerializerOptions(OciJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The bytes of a manifest.</summary>
    public static byte[] Serialize(ImageManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, Context.ImageManifest);

    /// <summary>The bytes of an index.</summary>
    public static byte[] Serialize(ImageIndex index) => JsonSerializer.SerializeToUtf8Bytes(index, Context.ImageIndex);

    /// <summary>The bytes of a configuration.</summary>
    public static byte[] Serialize(ImageConfig config) => JsonSerializer.SerializeToUtf8Bytes(config, Context.ImageConfig);

    /// <summary>The bytes of a descriptor.</summary>
    public static byte[] Serialize(Descriptor descriptor) => JsonSerializer.SerializeToUtf8Bytes(descriptor, Context.Descriptor);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="FormatException">It is not JSON, or a required field is missing or wrong.</exception>
    public static ImageManifest ParseManifest(ReadOnlySpan<byte> json) => Parse(json, Context.ImageManifest, "an image manifest");

    /// <summary>Reads an index.</summary>
    /// <exception cref="FormatException">It is not JSON, or a required field is missing or wrong.</exception>
    public static ImageIndex ParseIndex(ReadOnlySpan<byte> json) => Parse(json, Context.ImageIndex, "an image index");

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="FormatException">It is not JSON, or a required field is missing or wrong.</exception>
    public static ImageConfig ParseConfig(ReadOnlySpan<byte> json) => Parse(json, Context.ImageConfig, "an image configuration");

    /// <summary>Reads a descriptor.</summary>
    /// <exception cref="FormatException">It is not JSON, or a required field is missing or wrong.</exception>
    public static Descriptor ParseDescriptor(ReadOnlySpan<byte> json) => Parse(json, Context.Descriptor, "a descriptor");

    internal static byte[] Serialize(LayoutMarker marker) => JsonSerializer.SerializeToUtf8Bytes(marker, Context.LayoutMarker);

    internal static LayoutMarker ParseLayoutMarker(ReadOnlySpan<byte> json) => Parse(json, Context.LayoutMarker, "an oci-layout file");

    private static T Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new FormatException($"This is not {what}: it is null.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not {what}: {exception.Message}", exception);
        }
    }
}
