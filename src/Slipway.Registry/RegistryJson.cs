using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Registry;

/// <summary>The documents of the distribution specification.</summary>
internal static class RegistryJson
{
    private static RegistryJsonContext Context { get; } = new(new JsonSerializerOptions(RegistryJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Serialize(ErrorDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, Context.ErrorDocument);

    public static ErrorDocument? ParseErrors(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Context.ErrorDocument);

    public static TagList? ParseTags(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Context.TagList);

    public static byte[] Serialize(TagList document) => JsonSerializer.SerializeToUtf8Bytes(document, Context.TagList);
}

/// <summary>distribution-spec 1.1, "Error Codes".</summary>
internal sealed record ErrorDocument(IReadOnlyList<ErrorEntry>? Errors);

/// <summary>One error.</summary>
internal sealed record ErrorEntry(string? Code, string? Message);

/// <summary>distribution-spec 1.1, "Listing Tags".</summary>
internal sealed record TagList(string Name, IReadOnlyList<string>? Tags);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(TagList))]
internal sealed partial class RegistryJsonContext : JsonSerializerContext;
