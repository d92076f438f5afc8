using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Finds the characters to change so that a mapping has the given texts for the given keys, and everything else stays where it is.</summary>
internal sealed class MappingEdit(string text, YamlMappingNode mapping)
{
    /// <summary>The edits for all fields: values of keys that are there are replaced, the others are put behind one of them.</summary>
    /// <param name="fields">Keys and texts, in the order in which missing ones are added.</param>
    /// <param name="problem">Why a value cannot be changed alone; null otherwise.</param>
    public IEnumerable<TextEdit> Set(IReadOnlyList<(string Key, string Value)> fields, out string? problem)
    {
        var present = fields.Select(field => (field, Entry: mapping.Entry(field.Key))).Where(pair => pair.Entry is not null).Select(pair => (pair.field, pair.Entry!.Value.Key, pair.Entry.Value.Value)).ToList();
        problem = present.Select(pair => FindProblem(pair.Key, pair.Value)).OfType<string>().FirstOrDefault();
        if (problem is not null)
        {
            return [];
        }

        var missing = fields.Where(field => mapping.Entry(field.Key) is null).Select(field => $"{field.Key}: {Quote(field.Value)}").ToList();
        var replacements = present.Select(pair => Replace((YamlScalarNode)pair.Value, pair.field.Value)).ToList();
        return missing.Count == 0 ? replacements : Add(missing, present.ConvertAll(pair => (pair.Key, Value: (YamlScalarNode)pair.Value)), replacements);
    }

    private List<TextEdit> Add(List<string> missing, List<(YamlScalarNode Key, YamlScalarNode Value)> present, List<TextEdit> edits)
    {
        if (mapping.Style == MappingStyle.Flow)
        {
            var list = string.Join(", ", missing);
            if (present.Count > 0)
            {
                edits[0] = edits[0] with { Replacement = $"{edits[0].Replacement}, {list}" };
            }
            else
            {
                edits.Add(mapping.Children.Count > 0 ? Insert((int)mapping.Children.First().Key.Start.Index, $"{list}, ") : Insert(text.IndexOf('{', (int)mapping.Start.Index) + 1, list));
            }

            return edits;
        }

        var neighbour = present.FindLast(entry => !IsBlock(entry.Value));
        var key = neighbour.Key ?? mapping.Children.First().Key;
        var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = lineBreak + new string(' ', (int)key.Start.Column - 1);
        edits.Add(neighbour.Value is { } value
            ? Insert(EndOfLine((int)value.End.Index), string.Concat(missing.Select(line => indent + line)))
            : Insert((int)key.Start.Index, string.Concat(missing.Select(line => line + indent))));
        return edits;
    }

    private static string? FindProblem(YamlScalarNode key, YamlNode value) => value switch
    {
        _ when value.Start.Index < key.End.Index => $"{key.Value} is an alias of what stands in line {value.Start.Line}, which cannot be changed alone: write it out.",
        YamlScalarNode => null,
        _ => $"{key.Value} in line {value.Start.Line} is a {(value is YamlMappingNode ? "mapping" : "list")}, and text is expected.",
    };

    private TextEdit Replace(YamlScalarNode value, string replacement)
    {
        var (start, end) = ((int)value.Start.Index, (int)value.End.Index);
        var anchor = value.Anchor.IsEmpty ? "" : $"&{value.Anchor.Value} ";

        // An empty value has no characters of its own, and a block takes its last line break with it.
        var before = start > 0 && !char.IsWhiteSpace(text[start - 1]) ? " " : "";
        var after = IsBlock(value) ? "\n" : start == end && end < text.Length && text[end] == '#' ? " " : "";
        return new(start, end, $"{before}{anchor}{Quote(replacement)}{after}");
    }

    private int EndOfLine(int position)
    {
        var end = text.IndexOf('\n', position);
        return end < 0 ? text.Length : end > position && text[end - 1] == '\r' ? end - 1 : end;
    }

    private static TextEdit Insert(int position, string inserted) => new(position, position, inserted);

    private static bool IsBlock(YamlScalarNode value) => value.Style is ScalarStyle.Literal or ScalarStyle.Folded;

    // Quoted, a version such as 1.10 stays text for every reader of YAML.
    private static string Quote(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
