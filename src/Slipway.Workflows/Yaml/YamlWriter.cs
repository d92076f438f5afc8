using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Workflows.Yaml;

/// <summary>The one place where YAML is written: same nodes, same bytes on every system, and every scalar keeps its type for readers of YAML 1.1 and 1.2.</summary>
public static class YamlWriter
{
    // A list of plain values up to this length stands on its key's line.
    private const int LongestFlow = 80;

    // Lines are never folded: a folded scalar is hard to compare and to search.
    private static readonly EmitterSettings Settings = new(2, int.MaxValue, false, 1024, false, true, "\n");

    /// <summary>The text of documents, separated by <c>---</c>. Lines end with a line feed.</summary>
    public static string Write(params IEnumerable<YamlNode> documents)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        var first = true;
        foreach (var document in documents)
        {
            emitter.Emit(new DocumentStart(null, null, isImplicit: first));
            WriteNode(emitter, document);
            emitter.Emit(new DocumentEnd(isImplicit: true));
            first = false;
        }

        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void WriteNode(Emitter emitter, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                WriteScalar(emitter, scalar, scalar.Kind == YamlKind.Text ? StyleOf(scalar.Text) : ScalarStyle.Plain);
                break;
            case YamlSequence sequence:
                WriteSequence(emitter, sequence);
                break;
            case YamlMap map:
                WriteMap(emitter, map);
                break;
        }
    }

    private static void WriteScalar(Emitter emitter, YamlScalar scalar, ScalarStyle style)
    {
        var plain = style == ScalarStyle.Plain;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Text, style, plain, !plain));
        if (scalar.Comment is { } comment)
        {
            emitter.Emit(new Comment(comment, isInline: true));
        }
    }

    private static ScalarStyle StyleOf(string text) =>
        PlainScalar.IsSafe(text) ? ScalarStyle.Plain
        : LiteralText.IsSafe(text) ? ScalarStyle.Literal
        : LiteralText.NeedsEscapes(text) ? ScalarStyle.DoubleQuoted
        : ScalarStyle.SingleQuoted;

    private static void WriteSequence(Emitter emitter, YamlSequence sequence)
    {
        var style = IsShort(sequence) ? SequenceStyle.Flow : SequenceStyle.Block;
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        foreach (var item in sequence.Items)
        {
            WriteNode(emitter, item);
        }

        emitter.Emit(new SequenceEnd());
    }

    private static bool IsShort(YamlSequence sequence) =>
        sequence.Items.All(item => item is YamlScalar { Comment: null } scalar && !scalar.Text.Contains('\n'))
        && sequence.Items.Sum(item => ((YamlScalar)item).Text.Length + 2) <= LongestFlow;

    private static void WriteMap(Emitter emitter, YamlMap map)
    {
        var style = map.Entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block;
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
        foreach (var (key, value) in map.Entries)
        {
            if (value is not YamlScalar && value.Comment is { } comment)
            {
                foreach (var line in comment.Split('\n'))
                {
                    emitter.Emit(new Comment(line, isInline: false));
                }
            }

            var keyStyle = StyleOf(key);
            WriteScalar(emitter, YamlScalar.Of(key), keyStyle == ScalarStyle.Literal ? ScalarStyle.DoubleQuoted : keyStyle);
            WriteNode(emitter, value);
        }

        emitter.Emit(new MappingEnd());
    }
}
