using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Slipway.Engine;

/// <summary>Turns values into text that is equal exactly when they are.</summary>
internal static class InputText
{
    // Longer values would only blow up the manifest; nobody reads them in an explanation.
    private const int LongestShown = 200;

    public static string Of(object? value)
    {
        var text = Write(value);
        return text.Length <= LongestShown ? text : Hash(text);
    }

    public static string HashOf(object? value) => value is null ? "null" : Hash(Write(value));

    private static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Write(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => Quote(text),
        Enum or Guid => value.ToString()!,
        IDictionary dictionary => "{" + string.Join(',', dictionary.Keys.Cast<object>().Select(key => $"{Write(key)}:{Write(dictionary[key])}").Order(StringComparer.Ordinal)) + "}",
        IEnumerable list => "[" + string.Join(',', list.Cast<object?>().Select(Write)) + "]",
        IFormattable number when value.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        IFormattable formattable => Quote(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Quote(value.ToString() ?? ""),
    };

    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
