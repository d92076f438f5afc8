using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Helm;

/// <summary>
/// Checks a value against the part of JSON Schema (drafts 4 to 2020-12) that values.schema.json files use: types, enumerations, bounds, patterns,
/// properties, items, combinations, conditions and references within the document. Keywords beyond that are named in <see cref="Unknown"/>
/// and not checked.
/// </summary>
internal sealed class SchemaValidator(JsonElement root)
{
    private const int MaximumDepth = 100;
    private const int MaximumSteps = 100_000;
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private int _depth;
    private int _steps;

    /// <summary>What the value violates, a sentence each with the path of the value.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Keywords that were met and not checked.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>Checks a whole document.</summary>
    public void Validate(JsonNode? value) => Apply(root, value, "", _problems);

    /// <summary>Whether a value satisfies a schema.</summary>
    public bool IsValid(JsonElement schema, JsonNode? value, string path)
    {
        List<string> problems = [];
        Apply(schema, value, path, problems);
        return problems.Count == 0;
    }

    /// <summary>Checks a value against a schema and notes what it violates.</summary>
    public void Apply(JsonElement schema, JsonNode? value, string path, ICollection<string> problems)
    {
        if (schema.ValueKind == JsonValueKind.False)
        {
            problems.Add($"{Name(path)} must not be there.");
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        // A reference may lead to itself, and several of them to each other in ever more ways.
        if (++_depth > MaximumDepth || ++_steps > MaximumSteps)
        {
            _unknown.Add("schemas that lead to themselves too often");
        }
        else
        {
            foreach (var keyword in schema.EnumerateObject())
            {
                ApplyKeyword(new(this, schema, keyword.Value, value, path, problems), keyword.Name);
            }
        }

        _depth--;
    }

    /// <summary>Finds the schema that a reference names.</summary>
    public JsonElement? Resolve(string reference)
    {
        if (!reference.StartsWith('#'))
        {
            return null;
        }

        var found = root;
        foreach (var step in Uri.UnescapeDataString(reference[1..]).Split('/', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            if (found.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < found.GetArrayLength())
            {
                found = found[index];
            }
            else if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>Notes that something was not checked.</summary>
    public void Pass(string what) => _unknown.Add(what);

    /// <summary>A value's path for a person.</summary>
    public static string Name(string path) => path.Length == 0 ? "the whole" : $"'{path}'";

    private void ApplyKeyword(SchemaKeyword keyword, string name)
    {
        if (!ValueKeywords.TryApply(keyword, name) && !StructureKeywords.TryApply(keyword, name) && !CombinationKeywords.TryApply(keyword, name) && !IsSilent(name))
        {
            _unknown.Add(name);
        }
    }

    // These describe, define, or belong to a keyword that is checked.
    private static bool IsSilent(string name) => name is "$schema" or "$id" or "id" or "$comment" or "title" or "description" or "default" or "examples" or "example"
        or "definitions" or "$defs" or "deprecated" or "readOnly" or "writeOnly" or "format" or "then" or "else" or "additionalItems"
        || name.StartsWith("x-", StringComparison.Ordinal);
}
