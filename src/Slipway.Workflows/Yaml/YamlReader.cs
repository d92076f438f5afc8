using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Workflows.Yaml;

/// <summary>Reads YAML into nodes; plain scalars have the types of the core schema of YAML 1.2. Anchors, aliases and tags are refused.</summary>
public static class YamlReader
{
    /// <summary>The only document of <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">The text is no YAML, has several documents or none, or uses anchors, aliases, tags or a key twice; the message has the line.</exception>
    public static YamlNode Read(string text) =>
        ReadAll(text) is [var document] ? document : throw new FormatException("Expected one YAML document.");

    /// <summary>Every document of <paramref name="text"/>.</summary>
    /// <exception cref="FormatException">The text is no YAML, or uses anchors, aliases, tags or a key twice; the message has the line.</exception>
    public static IReadOnlyList<YamlNode> ReadAll(string text)
    {
        try
        {
            using var reader = new StringReader(text);
            var parser = new Parser(reader);
            parser.Consume<StreamStart>();
            List<YamlNode> documents = [];
            while (parser.TryConsume<DocumentStart>(out _))
            {
                documents.Add(ReadNode(parser));
                parser.Consume<DocumentEnd>();
            }

            return documents;
        }
        catch (YamlException exception)
        {
            throw new FormatException($"Line {exception.Start.Line}: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The parser's own answer to some documents that are cut off, without a place.
            throw new FormatException("This is no YAML.", exception);
        }
    }

    private static YamlNode ReadNode(Parser parser)
    {
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false } or AnchorAlias)
        {
            throw new FormatException($"Line {parser.Current.Start.Line}: anchors, aliases and tags are not read.");
        }

        return parser.TryConsume<Scalar>(out var scalar) ? Scalar(scalar)
            : parser.TryConsume<SequenceStart>(out _) ? Sequence(parser)
            : Map(parser);
    }

    private static YamlScalar Scalar(Scalar scalar) => scalar.Style == ScalarStyle.Plain ? YamlScalar.Plain(scalar.Value) : YamlScalar.Of(scalar.Value);

    private static YamlSequence Sequence(Parser parser)
    {
        List<YamlNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser));
        }

        return YamlSequence.Of(items);
    }

    private static YamlMap Map(Parser parser)
    {
        parser.Consume<MappingStart>();
        var entries = new OrderedDictionary<string, YamlNode>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = parser.Current!.Start.Line;
            var key = parser.Consume<Scalar>().Value;
            if (!entries.TryAdd(key, ReadNode(parser)))
            {
                throw new FormatException($"Line {line}: the key {key} is there twice.");
            }
        }

        return YamlMap.Of(entries.Select(entry => (entry.Key, entry.Value)));
    }
}
