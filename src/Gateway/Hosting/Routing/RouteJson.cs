using System.Text.Json.Serialization;

namespace Gateway.Hosting.Routing;

/// <summary>
/// The route model as JSON. Unknown members are errors: a condition that is not understood must not be taken for one that is met.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RouteSpec))]
[JsonSerializable(typeof(RouteSnapshot))]
public sealed partial class RouteJson : JsonSerializerContext;
