using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Images.Tests;

/// <summary>Writes JSON so that a person can review it.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonDocument))]
internal sealed partial class TestJson : JsonSerializerContext;
