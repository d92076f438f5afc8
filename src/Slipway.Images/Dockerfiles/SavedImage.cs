using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Images;

/// <summary>An entry of the <c>manifest.json</c> that <c>docker save</c> writes: paths in the archive.</summary>
/// <param name="Config">The configuration.</param>
/// <param name="Layers">The layers, lowest first.</param>
internal sealed partial record SavedImage([property: JsonPropertyName("Config")] string Config, [property: JsonPropertyName("Layers")] IReadOnlyList<string> Layers)
{
    /// <summary>Reads the one image of an archive.</summary>
    /// <exception cref="FormatException">It is malformed, or has another number of images.</exception>
    public static SavedImage Read(byte[] manifest)
    {
        try
        {
            return JsonSerializer.Deserialize(manifest, SavedJson.Default.SavedImageArray) is [{ Config: not null, Layers: not null } image]
                ? image
                : throw new FormatException("The archive's manifest.json does not list one image.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"The archive's manifest.json is malformed: {error.Message}", error);
        }
    }

    [JsonSerializable(typeof(SavedImage[]))]
    private sealed partial class SavedJson : JsonSerializerContext;
}
