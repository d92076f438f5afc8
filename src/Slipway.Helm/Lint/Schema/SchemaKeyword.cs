using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Helm;

/// <summary>One keyword of a schema, on its way to be applied to a value.</summary>
/// <param name="Validator">Applies the schemas within.</param>
/// <param name="Schema">The schema that the keyword is in.</param>
/// <param name="Argument">The keyword's own value.</param>
/// <param name="Value">What is checked.</param>
/// <param name="Path">Where that is.</param>
/// <param name="Problems">Where violations go.</param>
internal sealed record SchemaKeyword(SchemaValidator Validator, JsonElement Schema, JsonElement Argument, JsonNode? Value, string Path, ICollection<string> Problems)
{
    /// <summary>The number that the value is; null when it is none.</summary>
    public decimal? Number => Value is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<decimal>(out var number) ? number : null;

    /// <summary>The text that the value is; null when it is none.</summary>
    public string? Text => Value is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The keyword's number; null when it is none that can be computed with.</summary>
    public decimal? Limit => Argument.ValueKind == JsonValueKind.Number && Argument.TryGetDecimal(out var limit) ? limit : null;

    public void Require(bool condition, string sentence)
    {
        if (!condition)
        {
            Problems.Add($"{SchemaValidator.Name(Path)} {sentence}.");
        }
    }
}
