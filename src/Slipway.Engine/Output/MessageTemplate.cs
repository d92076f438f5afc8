using System.Globalization;
using System.Text;

namespace Slipway.Engine;

/// <summary>
/// Puts values into a template: <c>{Name}</c> takes the next one, with an optional alignment and format as in <c>{Size,10:N0}</c>;
/// <c>{{</c> and <c>}}</c> are braces (messagetemplates.org).
/// </summary>
internal static class MessageTemplate
{
    /// <summary>The text; a hole without a value stays as it is.</summary>
    public static string Render(string template, IReadOnlyList<object?> values)
    {
        var text = new StringBuilder(template.Length + 32);
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            var isDoubled = i + 1 < template.Length && template[i + 1] == template[i];
            if (template[i] is '{' or '}' && isDoubled)
            {
                text.Append(template[i++]);
            }
            else if (template[i] == '{' && template.IndexOf('}', i) is var end and > 0 && next < values.Count && Hole(template[(i + 1)..end]) is { } hole)
            {
                text.AppendFormat(CultureInfo.InvariantCulture, hole, Display(values[next++]));
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return text.ToString();
    }

    // The hole as string.Format knows it; null when the text is no hole.
    private static string? Hole(string text)
    {
        var name = text.TrimStart('@', '$');
        var length = name.IndexOfAny([',', ':']) is var found and >= 0 ? found : name.Length;
        return length > 0 && name.AsSpan(0, length).IndexOfAnyExcept(Letters) < 0 ? $"{{0{name[length..]}}}" : null;
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static object Display(object? value) => value switch
    {
        null => "null",
        string or IFormattable => value,
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object?>()),
        _ => value,
    };
}
