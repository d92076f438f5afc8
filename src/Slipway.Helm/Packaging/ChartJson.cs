using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Helm;

/// <summary>Charts' documents as JSON, with Helm's fields in Helm's order; empty ones are left out.</summary>
internal static class ChartJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(ChartMetadata metadata)
    {
        var json = new JsonObject();
        Add(json, "name", metadata.Name);
        Add(json, "home", metadata.Home);
        Add(json, "sources", Of(metadata.Sources));
        Add(json, "version", metadata.Version);
        Add(json, "description", metadata.Description);
        Add(json, "keywords", Of(metadata.Keywords));
        Add(json, "maintainers", Array(metadata.Maintainers, Of));
        Add(json, "icon", metadata.Icon);
        Add(json, "apiVersion", metadata.ApiVersion);
        Add(json, "condition", metadata.Condition);
        Add(json, "tags", metadata.Tags);
        Add(json, "appVersion", metadata.AppVersion);
        Add(json, "deprecated", metadata.Deprecated);
        Add(json, "annotations", Of(metadata.Annotations));
        Add(json, "kubeVersion", metadata.KubeVersion);
        Add(json, "dependencies", Array(metadata.Dependencies, Of));
        Add(json, "type", metadata.Type);
        return json;
    }

    public static JsonObject Of(ChartLock chartLock) => new()
    {
        ["generated"] = chartLock.Generated,
        ["digest"] = chartLock.Digest,
        ["dependencies"] = Array(chartLock.Dependencies, Of),
    };

    public static JsonObject Of(ChartDependency dependency)
    {
        var json = new JsonObject { ["name"] = dependency.Name };
        Add(json, "version", dependency.Version);
        json["repository"] = dependency.Repository;
        Add(json, "condition", dependency.Condition);
        Add(json, "tags", Of(dependency.Tags));
        Add(json, "enabled", dependency.Enabled);
        Add(json, "import-values", Array(dependency.ImportValues, Of));
        Add(json, "alias", dependency.Alias);
        return json;
    }

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> convert) => [.. items.Select(convert)];

    /// <summary>The bytes that Go's <c>encoding/json</c> writes.</summary>
    public static byte[] Serialize(JsonNode json)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, s_options))
        {
            json.WriteTo(writer);
        }

        // Go makes JSON safe to put into HTML. Outside of texts these characters do not occur.
        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        return Utf8Text.Encode(text.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal));
    }

    private static JsonObject Of(ChartMaintainer maintainer)
    {
        var json = new JsonObject();
        Add(json, "name", maintainer.Name);
        Add(json, "email", maintainer.Email);
        Add(json, "url", maintainer.Url);
        return json;
    }

    private static JsonNode Of(ChartImport import) =>
        import.Parent is null ? JsonValue.Create(import.Child) : new JsonObject { ["child"] = import.Child, ["parent"] = import.Parent };

    private static JsonArray Of(IReadOnlyList<string> texts) => Array(texts, text => JsonValue.Create(text));

    private static JsonObject Of(IReadOnlyDictionary<string, string> map) =>
        new(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    private static void Add(JsonObject json, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json[key] = value;
        }
    }

    private static void Add(JsonObject json, string key, bool value)
    {
        if (value)
        {
            json[key] = true;
        }
    }

    private static void Add(JsonObject json, string key, JsonArray array)
    {
        if (array.Count > 0)
        {
            json[key] = array;
        }
    }

    private static void Add(JsonObject json, string key, JsonObject map)
    {
        if (map.Count > 0)
        {
            json[key] = map;
        }
    }
}
