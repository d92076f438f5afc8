using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Helm;

/// <summary>Writes JSON values as YAML the way Helm does: block style, keys sorted, texts quoted only where they would mean something else.</summary>
internal static class SortedYaml
{
    private static readonly EmitterSettings s_settings = new EmitterSettings().WithBestWidth(80).WithNewLine("\n");

    public static byte[] Serialize(JsonNode root)
    {
        using var text = new StringWriter();
        var emitter = new Emitter(text, s_settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return Utf8Text.Encode(text.ToString());
    }

    private static void Write(Emitter emitter, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    emitter.Emit(Text(key));
                    Write(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray { Count: > 0 } array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in array)
                {
                    Write(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                emitter.Emit(Text(value.GetValue<string>()));
                break;
            default:
                // Truth values, numbers, null, and what is empty are written alike in JSON and YAML.
                emitter.Emit(Plain(node?.ToJsonString() ?? "null", ScalarStyle.Plain));
                break;
        }
    }

    private static Scalar Text(string text) => Plain(text, text switch
    {
        _ when text.Contains('\n', StringComparison.Ordinal) => ScalarStyle.Literal,
        _ when PlainScalar.NeedsQuotes(text) => ScalarStyle.DoubleQuoted,
        _ => ScalarStyle.Plain,
    });

    private static Scalar Plain(string text, ScalarStyle style) => new(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);
}
