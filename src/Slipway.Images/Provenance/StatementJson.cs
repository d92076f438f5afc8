using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Slipway.Images;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SlsaPredicate))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class StatementJson : JsonSerializerContext;
