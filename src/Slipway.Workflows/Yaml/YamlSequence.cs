namespace Slipway.Workflows.Yaml;

/// <summary>An ordered list of nodes.</summary>
/// <param name="Items">The nodes.</param>
public sealed record YamlSequence(ValueList<YamlNode> Items) : YamlNode
{
    /// <summary>A sequence of the given nodes.</summary>
    public static YamlSequence Of(params IEnumerable<YamlNode> items) => new(items.ToValueList());
}
