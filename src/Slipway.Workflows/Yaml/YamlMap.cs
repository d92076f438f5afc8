namespace Slipway.Workflows.Yaml;

/// <summary>Nodes by name. The order is kept when written and does not count when compared.</summary>
/// <param name="Entries">The nodes.</param>
public sealed record YamlMap(ValueMap<YamlNode> Entries) : YamlNode
{
    /// <summary>The map without entries.</summary>
    public static YamlMap Empty { get; } = new(ValueMap<YamlNode>.Empty);

    /// <summary>The node of <paramref name="key"/>; null when there is none.</summary>
    public YamlNode? this[string key] => Entries.Find(key);

    /// <summary>A map of the given entries, in their order.</summary>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public static YamlMap Of(params IEnumerable<(string Key, YamlNode Value)> entries) => new(ValueMap.Of(entries));
}
