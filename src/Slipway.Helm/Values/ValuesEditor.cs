using Slipway.Oci;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Writes the images of a release into <c>values.yaml</c>: by position, so that comments and layout stay, and never by searching for text.</summary>
internal static class ValuesEditor
{
    private const string FileName = "values.yaml";

    /// <summary>The values with <c>repository</c>, <c>tag</c> and <c>digest</c> of each image set; <c>registry</c> too where it is a key of its own.</summary>
    /// <param name="values">The file; null when the chart has none.</param>
    /// <param name="images">The images by the paths of their mappings.</param>
    /// <param name="problems">Where problems go; with one, the values come back as they are.</param>
    public static ChartFile? SetImages(ChartFile? values, IReadOnlyDictionary<string, Reference> images, ICollection<string> problems)
    {
        if (images.Count == 0)
        {
            return values;
        }

        if (values is null || YamlText.Parse(values.Content.Span, out _) is not { } yaml)
        {
            problems.Add($"{FileName} is missing, and the images {string.Join(", ", images.Keys)} should be set in it.");
            return values;
        }

        var known = problems.Count;
        var expected = new Dictionary<string, string>(StringComparer.Ordinal);
        List<TextEdit> edits = [];
        foreach (var (path, image) in images)
        {
            edits.AddRange(EditsFor(yaml, path, image, expected, problems));
        }

        if (problems.Count > known)
        {
            return values;
        }

        var edited = Utf8Text.Encode(TextEdit.Apply(yaml.Text, edits));
        var difference = YamlText.Parse(edited, out var problem) is { } result ? new ValuesComparison(expected).FindDifference(yaml.Root, result.Root) : problem!.Message;
        if (difference is not null)
        {
            problems.Add($"{FileName}: setting {string.Join(", ", images.Keys)} would also change or break '{difference}': write out what anchors and unusual layout share with it.");
            return values;
        }

        return values with { Content = edited };
    }

    private static IEnumerable<TextEdit> EditsFor(YamlText yaml, string path, Reference image, Dictionary<string, string> expected, ICollection<string> problems)
    {
        if (Find(yaml.Root, path, out var problem) is not { } mapping)
        {
            problems.Add($"{FileName}: {problem}");
            return [];
        }

        var fields = FieldsOf(mapping, image);
        foreach (var (key, value) in fields)
        {
            expected[ValuesPath.Append(ValuesPath.Parse(path)!.ToString(), key)] = value;
        }

        var edits = new MappingEdit(yaml.Text, mapping).Set(fields, out problem);
        if (problem is not null)
        {
            problems.Add($"{FileName}: {path}.{problem}");
        }

        return edits;
    }

    private static List<(string Key, string Value)> FieldsOf(YamlMappingNode mapping, Reference image)
    {
        var hasRegistry = mapping.Find("registry") is not null;
        List<(string, string)> fields = hasRegistry ? [("registry", image.Registry), ("repository", image.Repository)] : [("repository", image.Name)];
        fields.Add(("tag", image.Tag ?? ""));
        fields.Add(("digest", image.Digest?.ToString() ?? ""));
        return fields;
    }

    private static YamlMappingNode? Find(YamlNode? root, string path, out string? problem)
    {
        problem = $"'{path}' is no path such as controller.image.";
        var (node, place) = (root, "");
        foreach (var key in ValuesPath.Parse(path)?.Keys ?? [])
        {
            if (node is not YamlMappingNode mapping || mapping.Entry(key) is not { } entry)
            {
                problem = $"there is no '{path}': {(place.Length == 0 ? "the file" : $"'{place}'")} has no key '{key}'; {NearestKeys.Describe(key, KeysOf(node))}.";
                return null;
            }

            (node, place) = (entry.Value, ValuesPath.Append(place, key));
            if (node.Start.Index < entry.Key.End.Index)
            {
                problem = $"'{place}' in line {entry.Key.Start.Line} is an alias of what stands in line {node.Start.Line}, which cannot be changed alone: write it out.";
                return null;
            }
        }

        problem = node is YamlMappingNode ? null : $"'{path}' in line {node?.Start.Line} is no mapping; one with repository, tag and digest is expected.";
        return node as YamlMappingNode;
    }

    private static IEnumerable<string> KeysOf(YamlNode? node) => node is YamlMappingNode mapping ? mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "") : [];
}
