using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Holds an edit of values to its word: only the named ones changed, whatever anchors, aliases and merges the file has.</summary>
/// <param name="expected">The texts at the paths that should have changed.</param>
internal sealed class ValuesComparison(IReadOnlyDictionary<string, string> expected)
{
    // Aliases of aliases can name more values than any memory holds.
    private const int MaximumSteps = 1_000_000;
    private int _steps;

    /// <summary>The path of the first value that changed and should not have, or did not and should have; null when there is none.</summary>
    public string? FindDifference(YamlNode? before, YamlNode? after) => Find(before, after, "");

    private string? Find(YamlNode? before, YamlNode? after, string path)
    {
        if (++_steps > MaximumSteps)
        {
            return path;
        }

        if (expected.TryGetValue(path, out var text))
        {
            return after is YamlScalarNode changed && changed.Value == text && PlainScalar.KindOf(changed) == ScalarKind.Text ? null : path;
        }

        return (before, after) switch
        {
            (YamlMappingNode old, YamlMappingNode now) => FindInMapping(old, now, path),
            (YamlSequenceNode old, YamlSequenceNode now) => FindInSequence(old, now, path),
            (YamlScalarNode old, YamlScalarNode now) => old.Value == now.Value && PlainScalar.KindOf(old) == PlainScalar.KindOf(now) ? null : path,
            (null, null) => null,
            _ => path,
        };
    }

    private string? FindInMapping(YamlMappingNode before, YamlMappingNode after, string path) =>
        KeysOf(before).Union(KeysOf(after), StringComparer.Ordinal)
            .Select(key => Find(before.Find(key), after.Find(key), ValuesPath.Append(path, key)))
            .FirstOrDefault(difference => difference is not null);

    private string? FindInSequence(YamlSequenceNode before, YamlSequenceNode after, string path) =>
        before.Children.Count != after.Children.Count
            ? path
            : before.Children.Zip(after.Children).Select((pair, index) => Find(pair.First, pair.Second, $"{path}[{index}]")).FirstOrDefault(difference => difference is not null);

    private static IEnumerable<string> KeysOf(YamlMappingNode mapping) => mapping.Children.Keys.Select(key => key is YamlScalarNode { Value: { } value } ? value : key.ToString());
}
