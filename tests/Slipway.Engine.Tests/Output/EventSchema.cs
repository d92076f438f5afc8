using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Output;

/// <summary>The published schema of events, with as much of JSON Schema as it uses; unlike the schema it allows no property that is not described.</summary>
internal static class EventSchema
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.RepositoryRoot, "src/Slipway.Engine/build-events.schema.json")))!;

    /// <summary>The kinds of events that it describes.</summary>
    public static IEnumerable<string> Events => Schema["oneOf"]!.AsArray().Select(form => (string)form!["properties"]!["event"]!["const"]!);

    /// <summary>What is wrong with an event.</summary>
    public static IReadOnlyList<string> Problems(string line)
    {
        var happened = JsonNode.Parse(line)!.AsObject();
        var form = Schema["oneOf"]!.AsArray().FirstOrDefault(form => (string?)form!["properties"]!["event"]!["const"] == (string?)happened["event"]);
        return form is null ? [$"{happened["event"]} is unknown"] : [.. OfObject(happened, form, ["event", "time"]), .. DateTimeOffset.TryParse((string?)happened["time"], out _) ? [] : new[] { "time is no time" }];
    }

    private static IEnumerable<string> OfObject(JsonObject value, JsonNode schema, string[] always)
    {
        var properties = schema["properties"]!.AsObject();
        return
        [
            .. schema["required"]!.AsArray().Select(name => (string)name!).Concat(always).Where(name => !value.ContainsKey(name)).Select(name => $"{name} is missing"),
            .. value.Where(property => !always.Contains(property.Key) && !properties.ContainsKey(property.Key)).Select(property => $"{property.Key} is not described"),
            .. value.Where(property => properties.ContainsKey(property.Key)).SelectMany(property => Of(property.Value!, properties[property.Key]!).Select(problem => $"{property.Key}: {problem}")),
        ];
    }

    private static IEnumerable<string> Of(JsonNode value, JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            schema = Schema["$defs"]![reference["#/$defs/".Length..]]!;
        }

        var isAllowed = schema["enum"]?.AsArray().Any(allowed => (string?)allowed == (string?)value) ?? true;
        var isType = (string?)schema["type"] switch
        {
            "string" => value.GetValueKind() == JsonValueKind.String,
            "integer" => value.GetValueKind() == JsonValueKind.Number && (double)value % 1 == 0,
            "number" => value.GetValueKind() == JsonValueKind.Number,
            "array" => value is JsonArray,
            "object" => value is JsonObject,
            _ => true,
        };
        var isLargeEnough = schema["minimum"] is not { } minimum || !isType || (double)value >= (double)minimum;
        return [.. isAllowed && isType && isLargeEnough ? Array.Empty<string>() : [$"{value.ToJsonString()} is not as described"], .. Parts(value, schema)];
    }

    private static IEnumerable<string> Parts(JsonNode value, JsonNode schema) => value switch
    {
        JsonArray items when schema["items"] is { } each => items.SelectMany(item => Of(item!, each)),
        JsonObject part when schema["properties"] is not null => OfObject(part, schema, []),
        _ => [],
    };
}
