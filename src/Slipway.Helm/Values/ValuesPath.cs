using System.Text;

namespace Slipway.Helm;

/// <summary>The way to a value through mappings, written as for <c>helm --set</c>: <c>controller.image</c>, with <c>\.</c> for a dot within a key.</summary>
internal sealed record ValuesPath(IReadOnlyList<string> Keys)
{
    /// <summary>Reads a path; null when a key is empty.</summary>
    public static ValuesPath? Parse(string text)
    {
        List<string> keys = [];
        var key = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                keys.Add(key.ToString());
                key.Clear();
            }
            else
            {
                i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
                key.Append(text[i]);
            }
        }

        keys.Add(key.ToString());
        return keys.Contains("") ? null : new(keys);
    }

    public static string Append(string path, string key)
    {
        var escaped = key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(".", "\\.", StringComparison.Ordinal);
        return path.Length == 0 ? escaped : $"{path}.{escaped}";
    }

    /// <summary>The path's one written form.</summary>
    public override string ToString() => Keys.Aggregate("", Append);
}
