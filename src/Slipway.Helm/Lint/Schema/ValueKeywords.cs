using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>Keywords about one value: JSON Schema Validation, sections 6.1 to 6.3.</summary>
internal static class ValueKeywords
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    public static bool TryApply(SchemaKeyword keyword, string name)
    {
        switch (name)
        {
            case "type":
                RequireType(keyword);
                return true;
            case "enum" when keyword.Argument.ValueKind == JsonValueKind.Array:
                keyword.Require(keyword.Argument.EnumerateArray().Any(allowed => IsEqual(allowed, keyword.Value)), $"is {Show(keyword.Value)}, and one of {keyword.Argument.GetRawText()} is expected");
                return true;
            case "const":
                keyword.Require(IsEqual(keyword.Argument, keyword.Value), $"is {Show(keyword.Value)}, and {keyword.Argument.GetRawText()} is expected");
                return true;
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" when keyword.Limit is { } limit:
                RequireNumber(keyword, name, limit);
                return true;
            case "minLength" when keyword.Limit is { } limit:
                keyword.Require(keyword.Text is not { } text || text.EnumerateRunes().Count() >= limit, $"is {Show(keyword.Value)}, and at least {limit} characters are expected");
                return true;
            case "maxLength" when keyword.Limit is { } limit:
                keyword.Require(keyword.Text is not { } longText || longText.EnumerateRunes().Count() <= limit, $"is {Show(keyword.Value)}, and at most {limit} characters are expected");
                return true;
            case "pattern" when keyword.Argument.ValueKind == JsonValueKind.String:
                RequirePattern(keyword, keyword.Argument.GetString()!);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether a text matches a schema's pattern; null when the pattern is none that can be checked here.</summary>
    public static bool? Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking, s_patience);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static bool IsEqual(JsonElement expected, JsonNode? value) => JsonNode.DeepEquals(expected.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(expected.GetRawText()), value);

    private static void RequireType(SchemaKeyword keyword)
    {
        string[] types = keyword.Argument.ValueKind switch
        {
            JsonValueKind.String => [keyword.Argument.GetString()!],
            JsonValueKind.Array => [.. keyword.Argument.EnumerateArray().Where(type => type.ValueKind == JsonValueKind.String).Select(type => type.GetString()!)],
            _ => [],
        };
        keyword.Require(Array.Exists(types, type => IsOfType(keyword, type)), $"is {Show(keyword.Value)}, and {string.Join(" or ", types)} is expected");
    }

    private static bool IsOfType(SchemaKeyword keyword, string type) => type switch
    {
        "null" => keyword.Value is null,
        "object" => keyword.Value is JsonObject,
        "array" => keyword.Value is JsonArray,
        "string" => keyword.Text is not null,
        "number" => keyword.Number is not null,
        "integer" => keyword.Number is { } number && decimal.Truncate(number) == number,
        "boolean" => keyword.Value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    private static void RequireNumber(SchemaKeyword keyword, string name, decimal limit)
    {
        if (keyword.Number is not { } number)
        {
            return;
        }

        var (isValid, words) = name switch
        {
            "minimum" => (number >= limit, "at least"),
            "maximum" => (number <= limit, "at most"),
            "exclusiveMinimum" => (number > limit, "more than"),
            "exclusiveMaximum" => (number < limit, "less than"),
            _ => (limit == 0 || number % limit == 0, "a multiple of"),
        };
        keyword.Require(isValid, $"is {number}, and {words} {limit} is expected");
    }

    private static void RequirePattern(SchemaKeyword keyword, string pattern)
    {
        if (keyword.Text is not { } text)
        {
            return;
        }

        if (Matches(pattern, text) is not { } isMatch)
        {
            keyword.Validator.Pass($"the pattern {pattern}");
            return;
        }

        keyword.Require(isMatch, $"is {Show(keyword.Value)}, and text that matches {pattern} is expected");
    }

    private static string Show(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "an array",
        _ => value.ToJsonString(),
    };
}
