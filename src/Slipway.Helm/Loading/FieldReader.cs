using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Takes typed fields out of a YAML mapping and notes what has another type.</summary>
/// <param name="mapping">The mapping; null for one without fields.</param>
/// <param name="file">The file's name for problems.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class FieldReader(YamlMappingNode? mapping, string file, ICollection<string> problems)
{
    public string? Text(string key) => Find(key) is { } node ? TextOf(node, key) : null;

    /// <summary>The text of a field that must be there.</summary>
    public string RequiredText(string key)
    {
        var known = problems.Count;
        var text = Text(key);
        if (string.IsNullOrEmpty(text) && problems.Count == known)
        {
            problems.Add($"{file}: {key} is missing.");
        }

        return text ?? "";
    }

    public bool Flag(string key)
    {
        if (Find(key) is not { } node || PlainScalar.IsNull(node))
        {
            return false;
        }

        if (node is YamlScalarNode scalar && PlainScalar.KindOf(scalar) == ScalarKind.Boolean)
        {
            return PlainScalar.IsTrue(scalar.Value!);
        }

        Refuse(node, key, "true or false");
        return false;
    }

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => TextOf(item, key)).OfType<string>()];

    public IReadOnlyDictionary<string, string> Map(string key)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Mapping(key) ?? [])
        {
            if (name is YamlScalarNode scalar && TextOf(value, $"{key}.{scalar.Value}") is { } text)
            {
                map[KeyOf(scalar)] = text;
            }
        }

        return map;
    }

    /// <summary>A reader for each mapping in a list.</summary>
    public IEnumerable<FieldReader> Mappings(string key)
    {
        foreach (var item in Items(key))
        {
            if (item is YamlMappingNode fields)
            {
                yield return new FieldReader(fields, file, problems);
            }
            else
            {
                Refuse(item, key, "a mapping");
            }
        }
    }

    /// <summary>The items of a list; none when it is missing.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                return [.. sequence.Children];
            case var node when PlainScalar.IsNull(node):
                return [];
            case var node:
                Refuse(node, key, "a list");
                return [];
        }
    }

    private YamlMappingNode? Mapping(string key)
    {
        var node = Find(key);
        if (node is not (null or YamlMappingNode) && !PlainScalar.IsNull(node))
        {
            Refuse(node, key, "a mapping");
        }

        return node as YamlMappingNode;
    }

    private YamlNode? Find(string key) => mapping?.Find(key);

    private string? TextOf(YamlNode node, string key)
    {
        if (node is YamlScalarNode scalar && PlainScalar.KindOf(scalar) is var kind and (ScalarKind.Text or ScalarKind.Null))
        {
            return kind == ScalarKind.Null ? null : scalar.Value;
        }

        Refuse(node, key, "text");
        return null;
    }

    private void Refuse(YamlNode node, string key, string expected)
    {
        var (found, wayOut) = node switch
        {
            YamlMappingNode => ("a mapping", ""),
            YamlSequenceNode => ("a list", ""),
            YamlScalarNode scalar when PlainScalar.KindOf(scalar) != ScalarKind.Text && expected == "text" => ($"{scalar.Value}, a {Name(PlainScalar.KindOf(scalar))}", $": write \"{scalar.Value}\""),
            YamlScalarNode scalar => ($"'{scalar.Value}'", ""),
            _ => ("something else", ""),
        };
        problems.Add($"{file}({node.Start.Line},{node.Start.Column}): {key} is {found}, and {expected} is expected{wayOut}.");
    }

    // Helm's reader turns keys into text after it found out what they mean.
    private static string KeyOf(YamlScalarNode key) => PlainScalar.KindOf(key) switch
    {
        ScalarKind.Boolean => PlainScalar.IsTrue(key.Value!) ? "true" : "false",
        ScalarKind.Null => "null",
        _ => key.Value ?? "",
    };

    private static string Name(ScalarKind kind) => kind == ScalarKind.Boolean ? "truth value" : "number";
}
