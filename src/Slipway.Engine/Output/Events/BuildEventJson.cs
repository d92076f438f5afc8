using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Engine;

/// <summary>The events as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartEvent))]
[JsonSerializable(typeof(TargetStartEvent))]
[JsonSerializable(typeof(MessageEvent))]
[JsonSerializable(typeof(TargetEndEvent))]
[JsonSerializable(typeof(EndEvent))]
internal sealed partial class BuildEventJson : JsonSerializerContext;
