using System.Buffers;
using System.Text;

namespace Slipway.Engine.Caching;

/// <summary>Fields separated by tabs, records by line ends; both, and the backslash, are escaped in a field.</summary>
internal static class TabText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\\\n\t\r");

    /// <summary>A field as it is written.</summary>
    public static string Escape(string text) => !text.AsSpan().ContainsAny(Escaped)
        ? text
        : text.Replace("\\", @"\\").Replace("\n", @"\n").Replace("\r", @"\r").Replace("\t", @"\t");

    /// <summary>A field as it was before; an unknown escape stays as it is.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other };
            result.Append(letter);
        }

        return result.ToString();
    }
}
