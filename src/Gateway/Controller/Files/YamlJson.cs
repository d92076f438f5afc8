using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gateway.Controller.Files;

/// <summary>Writes YAML as JSON by YAML 1.2's core schema: plain scalars are null, booleans, numbers or text, quoted ones are text.</summary>
internal sealed partial class YamlJson
{
    // Aliases can make a small file huge, and endless.
    private const int MostNodes = 200_000;
    private const int Deepest = 32;

    private readonly ArrayBufferWriter<byte> buffer = new();
    private int nodes;

    /// <summary>Converts a node.</summary>
    /// <exception cref="YamlException">A key is not text, or the document is too large.</exception>
    public static JsonElement Convert(YamlNode node)
    {
        var json = new YamlJson();
        using (var writer = new Utf8JsonWriter(json.buffer))
        {
            json.Write(writer, node, 1);
        }

        using var document = JsonDocument.Parse(json.buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private void Write(Utf8JsonWriter writer, YamlNode node, int depth)
    {
        if (++nodes > MostNodes || depth > Deepest)
        {
            throw new YamlException(node.Start, node.End, $"the document has more than {MostNodes} nodes, or more than {Deepest} levels");
        }

        switch (node)
        {
            case YamlMappingNode map:
                WriteMap(writer, map, depth);
                break;
            case YamlSequenceNode list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteScalar(writer, (YamlScalarNode)node);
                break;
        }
    }

    private void WriteMap(Utf8JsonWriter writer, YamlMappingNode map, int depth)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key is YamlScalarNode { Value: { } name } ? name : throw new YamlException(key.Start, key.End, "a key must be text"));
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            writer.WriteStringValue(text);
        }
        else if (text is "" or "~" or "null" or "Null" or "NULL")
        {
            writer.WriteNullValue();
        }
        else if (text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
        {
            writer.WriteBooleanValue(text[0] is 't' or 'T');
        }
        else if (Number().IsMatch(text))
        {
            writer.WriteNumberValue(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    // Only what fits a decimal; stranger numbers stay text and fail where a number is wanted.
    [GeneratedRegex(@"^-?[0-9]{1,18}(\.[0-9]{1,9})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
