using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Helm;

/// <summary>Looks at the values: those of the chart against its schema, and what reaches each subchart against that one's.</summary>
internal static class ValuesLint
{
    private const string FileName = "values.yaml";

    public static IEnumerable<LintFinding> Check(Chart chart)
    {
        if (chart.Values is null)
        {
            yield return new(LintSeverity.Information, FileName, "the file does not exist.");
        }

        foreach (var finding in Check(chart, OwnValues(chart), FileName))
        {
            yield return finding;
        }
    }

    private static IEnumerable<LintFinding> Check(Chart chart, JsonObject values, string path)
    {
        if (chart.Schema is not null)
        {
            using var schema = JsonDocument.Parse(chart.Schema.Content);
            var validator = new SchemaValidator(schema.RootElement);
            validator.Validate(values);
            foreach (var problem in validator.Problems)
            {
                yield return new(LintSeverity.Error, path, problem);
            }

            if (validator.Unknown.Count > 0)
            {
                yield return new(LintSeverity.Information, chart.Schema.Path, $"not checked here: {string.Join(", ", validator.Unknown)}.");
            }
        }

        foreach (var dependency in chart.Metadata.Dependencies)
        {
            if (chart.Subcharts.FirstOrDefault(subchart => DependencyRules.Satisfies(subchart, dependency)) is not { } subchart)
            {
                continue;
            }

            var key = dependency.Alias is { Length: > 0 } alias ? alias : dependency.Name;
            foreach (var finding in Check(subchart, Merge(OwnValues(subchart), values[key] as JsonObject ?? [], values["global"]), $"{path}: {key}"))
            {
                yield return finding;
            }
        }
    }

    private static JsonObject OwnValues(Chart chart) =>
        chart.Values is null || YamlText.Parse(chart.Values.Content.Span, out _) is not { } yaml ? [] : YamlJson.Convert(yaml.Root) as JsonObject ?? [];

    // Helm hands every subchart the parent's section on top of its own values, and the global ones.
    private static JsonObject Merge(JsonObject own, JsonObject section, JsonNode? global)
    {
        var merged = Merge(own, section);
        merged["global"] = Merge(merged["global"] as JsonObject ?? [], global as JsonObject ?? []);
        return merged;
    }

    private static JsonObject Merge(JsonObject below, JsonObject above)
    {
        var merged = (JsonObject)below.DeepClone();
        foreach (var (key, value) in above)
        {
            if (value is null)
            {
                // A null takes a default away.
                merged.Remove(key);
            }
            else
            {
                merged[key] = value is JsonObject inner && merged[key] is JsonObject outer ? Merge(outer, inner) : value.DeepClone();
            }
        }

        return merged;
    }
}
