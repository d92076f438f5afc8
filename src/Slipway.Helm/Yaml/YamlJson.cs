using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Turns YAML into the JSON values that Helm computes with: scalars by YAML 1.1, merges applied.</summary>
internal static class YamlJson
{
    private const int MaximumNodes = 200_000;
    private const string MergeKey = "<<";

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">Aliases make it larger than any chart is.</exception>
    public static JsonNode? Convert(YamlNode? node)
    {
        var budget = MaximumNodes;
        return Convert(node, ref budget);
    }

    private static JsonNode? Convert(YamlNode? node, ref int budget)
    {
        if (--budget < 0)
        {
            throw new FormatException($"the values have more than {MaximumNodes} parts");
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                return ConvertMapping(mapping, ref budget);
            case YamlSequenceNode sequence:
                var array = new JsonArray();
                foreach (var item in sequence.Children)
                {
                    array.Add(Convert(item, ref budget));
                }

                return array;
            case YamlScalarNode scalar:
                return ConvertScalar(scalar);
            default:
                return null;
        }
    }

    private static JsonObject ConvertMapping(YamlMappingNode mapping, ref int budget)
    {
        var json = new JsonObject();
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: MergeKey, Style: YamlDotNet.Core.ScalarStyle.Plain })
            {
                Merge(json, value, mapping, ref budget);
            }
            else
            {
                json[KeyOf(key)] = Convert(value, ref budget);
            }
        }

        return json;
    }

    // What the mapping says itself wins over what it merges, whatever comes first; of several merged ones the first wins.
    private static void Merge(JsonObject json, YamlNode merged, YamlMappingNode into, ref int budget)
    {
        foreach (var source in merged is YamlSequenceNode several ? several.Children : [merged])
        {
            if (Convert(source, ref budget) is not JsonObject values)
            {
                continue;
            }

            foreach (var (key, value) in values)
            {
                if (!json.ContainsKey(key) && into.Find(key) is null)
                {
                    json[key] = value?.DeepClone();
                }
            }
        }
    }

    private static JsonValue? ConvertScalar(YamlScalarNode scalar) => PlainScalar.KindOf(scalar) switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => JsonValue.Create(PlainScalar.IsTrue(scalar.Value!)),
        ScalarKind.Number when PlainScalar.NumberOf(scalar.Value!) is { } number => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Value ?? ""),
    };

    private static string KeyOf(YamlNode key) => key is YamlScalarNode scalar ? ConvertScalar(scalar)?.ToString() ?? "null" : key.ToString();
}
