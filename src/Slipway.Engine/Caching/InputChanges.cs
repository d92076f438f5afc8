using System.Text;

namespace Slipway.Engine.Caching;

/// <summary>Compares two manifests.</summary>
internal static class InputChanges
{
    /// <summary>The changes: values first, files last, each in ordinal order.</summary>
    public static IReadOnlyList<InputChange> Between(ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        var (before, after) = (Parse(old), Parse(now));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(key => new InputChange(key.Kind, key.Name, before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
                .Where(change => change.Old != change.New)
                .OrderBy(change => change.Kind).ThenBy(change => change.Name, StringComparer.Ordinal),
        ];
    }

    // A line that is none is skipped: the text comes from a file that may be damaged, and serves only to explain.
    private static Dictionary<(InputKind Kind, string Name), string> Parse(ReadOnlySpan<byte> text)
    {
        Dictionary<(InputKind Kind, string Name), string> inputs = [];
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            if (line.Split('\t') is [var kind, var name, var value] && Enum.TryParse<InputKind>(kind, out var parsed))
            {
                inputs[(parsed, name)] = value;
            }
        }

        return inputs;
    }
}
