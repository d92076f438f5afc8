using System.Text.Json.Serialization;
using Gateway.Controller.Cluster;

namespace Gateway.Controller.Routes;

/// <summary>Resources as JSON. Members that the controller does not use are ignored: the API server sends many.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RouteResource))]
[JsonSerializable(typeof(RouteList))]
[JsonSerializable(typeof(WatchEvent))]
[JsonSerializable(typeof(ApiStatus))]
[JsonSerializable(typeof(StatusPatch))]
internal sealed partial class ResourceJson : JsonSerializerContext;
