using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Helm;

/// <summary>Keywords about objects and arrays: JSON Schema Validation, sections 6.4 and 6.5, and Core, section 10.3.</summary>
internal static class StructureKeywords
{
    public static bool TryApply(SchemaKeyword keyword, string name)
    {
        switch (name)
        {
            case "required" when keyword.Argument.ValueKind == JsonValueKind.Array:
                foreach (var key in keyword.Argument.EnumerateArray().Select(key => key.ToString()))
                {
                    keyword.Require(keyword.Value is not JsonObject map || map.ContainsKey(key), $"has no '{key}', which is required");
                }

                return true;
            case "properties" or "patternProperties" or "propertyNames":
                ApplyToProperties(keyword, name);
                return true;
            case "additionalProperties":
                ApplyToOthers(keyword);
                return true;
            case "items" or "prefixItems":
                ApplyToItems(keyword);
                return true;
            case "minItems" or "minProperties" when keyword.Limit is { } limit:
                keyword.Require(Count(keyword, name) is not { } count || count >= limit, $"has {Count(keyword, name)} entries, and at least {limit} are expected");
                return true;
            case "maxItems" or "maxProperties" when keyword.Limit is { } limit:
                keyword.Require(Count(keyword, name) is not { } most || most <= limit, $"has {Count(keyword, name)} entries, and at most {limit} are expected");
                return true;
            case "uniqueItems":
                keyword.Require(keyword.Argument.ValueKind != JsonValueKind.True || keyword.Value is not JsonArray array || IsUnique(array), "has an item twice");
                return true;
            default:
                return false;
        }
    }

    private static void ApplyToProperties(SchemaKeyword keyword, string name)
    {
        foreach (var (key, value) in keyword.Value as JsonObject ?? [])
        {
            if (name == "propertyNames")
            {
                keyword.Validator.Apply(keyword.Argument, JsonValue.Create(key), ValuesPath.Append(keyword.Path, key), keyword.Problems);
                continue;
            }

            foreach (var property in keyword.Argument.EnumerateObject().Where(property => name == "properties" ? property.Name == key : ValueKeywords.Matches(property.Name, key) == true))
            {
                keyword.Validator.Apply(property.Value, value, ValuesPath.Append(keyword.Path, key), keyword.Problems);
            }
        }
    }

    private static void ApplyToOthers(SchemaKeyword keyword)
    {
        foreach (var (key, value) in keyword.Value as JsonObject ?? [])
        {
            var isNamed = keyword.Schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out _);
            var isMatched = keyword.Schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => ValueKeywords.Matches(pattern.Name, key) != false);
            if (!isNamed && !isMatched)
            {
                keyword.Validator.Apply(keyword.Argument, value, ValuesPath.Append(keyword.Path, key), keyword.Problems);
            }
        }
    }

    private static void ApplyToItems(SchemaKeyword keyword)
    {
        if (keyword.Value is not JsonArray array)
        {
            return;
        }

        // A list of schemas is for the first items, one by one; what follows it is not checked.
        var schemas = keyword.Argument.ValueKind == JsonValueKind.Array ? keyword.Argument.EnumerateArray() : Enumerable.Repeat(keyword.Argument, array.Count);
        var first = keyword.Argument.ValueKind != JsonValueKind.Array && keyword.Schema.TryGetProperty("prefixItems", out var prefix) ? prefix.GetArrayLength() : 0;
        foreach (var (schema, index) in schemas.Select((schema, index) => (schema, index)).Skip(first).Where(pair => pair.index < array.Count))
        {
            keyword.Validator.Apply(schema, array[index], $"{keyword.Path}[{index}]", keyword.Problems);
        }
    }

    private static int? Count(SchemaKeyword keyword, string name) => keyword.Value switch
    {
        JsonArray array when name.EndsWith("Items", StringComparison.Ordinal) => array.Count,
        JsonObject map when name.EndsWith("Properties", StringComparison.Ordinal) => map.Count,
        _ => null,
    };

    private static bool IsUnique(JsonArray array) =>
        !Enumerable.Range(0, array.Count).Any(first => Enumerable.Range(first + 1, array.Count - first - 1).Any(second => JsonNode.DeepEquals(array[first], array[second])));
}
