using YamlDotNet.RepresentationModel;

namespace EndToEnd.Workflows.GitHub;

/// <summary>Reads a workflow file as YAML, and knows nothing of how it was made.</summary>
internal static class WorkflowYaml
{
    public static YamlNode Load(string file)
    {
        using var reader = new StreamReader(file);
        var stream = new YamlStream();
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }

    /// <summary>The value of a key; null when there is none.</summary>
    public static YamlNode? Get(this YamlNode node, string key) => ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string? Text(this YamlNode node, string key) => ((YamlScalarNode?)node.Get(key))?.Value;

    public static IEnumerable<(string Key, YamlNode Value)> Entries(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, entry.Value)) : [];

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode sequence ? sequence.Children : [];

    public static string Scalar(this YamlNode node) => ((YamlScalarNode)node).Value!;
}
