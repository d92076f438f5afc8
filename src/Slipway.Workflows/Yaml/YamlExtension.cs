namespace Slipway.Workflows.Yaml;

/// <summary>Adds a user's own nodes to a generated document. Nothing that is generated can be replaced: it could undo what makes a workflow safe.</summary>
internal static class YamlExtension
{
    // More rights come from what targets declare, and from nothing else.
    private const string Permissions = "permissions";

    /// <summary>The document with the entries of the extensions, maps merged into maps.</summary>
    public static YamlMap Merge(YamlNode document, IEnumerable<YamlMap> extensions, string where, ProblemList problems) =>
        extensions.Aggregate((YamlMap)document, (merged, extension) => Merge(merged, extension, where, problems));

    private static YamlMap Merge(YamlMap map, YamlMap extension, string where, ProblemList problems)
    {
        var entries = map.Entries;
        foreach (var (key, value) in extension.Entries)
        {
            if (key != Permissions && entries.Find(key) is YamlMap existing && value is YamlMap added)
            {
                entries = entries.With(key, Merge(existing, added, $"{where}.{key}", problems));
            }
            else if (entries.ContainsKey(key))
            {
                problems.Add($"Extend(...) sets {where}.{key}, which is generated. Say it with the model.");
            }
            else
            {
                entries = entries.With(key, value);
            }
        }

        return new YamlMap(entries);
    }
}
