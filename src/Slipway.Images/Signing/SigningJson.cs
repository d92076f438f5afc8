using System.Text.Json.Serialization;

namespace Slipway.Images;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SimplePayload))]
[JsonSerializable(typeof(BundleRoot))]
internal sealed partial class SigningJson : JsonSerializerContext;
