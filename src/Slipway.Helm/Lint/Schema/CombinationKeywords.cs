using System.Text.Json;

namespace Slipway.Helm;

/// <summary>Keywords that combine schemas: JSON Schema Core, sections 8.2 and 10.2.</summary>
internal static class CombinationKeywords
{
    public static bool TryApply(SchemaKeyword keyword, string name)
    {
        switch (name)
        {
            case "$ref" when keyword.Argument.ValueKind == JsonValueKind.String:
                ApplyReference(keyword, keyword.Argument.GetString()!);
                return true;
            case "allOf" when keyword.Argument.ValueKind == JsonValueKind.Array:
                foreach (var schema in keyword.Argument.EnumerateArray())
                {
                    keyword.Validator.Apply(schema, keyword.Value, keyword.Path, keyword.Problems);
                }

                return true;
            case "anyOf" when keyword.Argument.ValueKind == JsonValueKind.Array:
                keyword.Require(CountValid(keyword) > 0, "matches none of the alternatives of anyOf");
                return true;
            case "oneOf" when keyword.Argument.ValueKind == JsonValueKind.Array:
                var count = CountValid(keyword);
                keyword.Require(count == 1, $"matches {count} of the alternatives of oneOf, and exactly one is expected");
                return true;
            case "not":
                keyword.Require(!keyword.Validator.IsValid(keyword.Argument, keyword.Value, keyword.Path), "matches what 'not' excludes");
                return true;
            case "if":
                ApplyCondition(keyword);
                return true;
            default:
                return false;
        }
    }

    private static void ApplyReference(SchemaKeyword keyword, string reference)
    {
        if (keyword.Validator.Resolve(reference) is { } schema)
        {
            keyword.Validator.Apply(schema, keyword.Value, keyword.Path, keyword.Problems);
        }
        else
        {
            keyword.Validator.Pass($"$ref {reference}");
        }
    }

    private static void ApplyCondition(SchemaKeyword keyword)
    {
        var branch = keyword.Validator.IsValid(keyword.Argument, keyword.Value, keyword.Path) ? "then" : "else";
        if (keyword.Schema.TryGetProperty(branch, out var schema))
        {
            keyword.Validator.Apply(schema, keyword.Value, keyword.Path, keyword.Problems);
        }
    }

    private static int CountValid(SchemaKeyword keyword) =>
        keyword.Argument.EnumerateArray().Count(schema => keyword.Validator.IsValid(schema, keyword.Value, keyword.Path));
}
