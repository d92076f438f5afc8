using System.Globalization;

namespace Slipway.Images;

/// <summary>Writes values so that MSBuild takes them as they are.</summary>
internal static class MSBuildText
{
    /// <summary>Escapes the characters that MSBuild expands or splits at.</summary>
    public static string Escape(string value) =>
        string.Concat(value.Select(c => "%*?@$();'\"".Contains(c, StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}") : c.ToString()));
}
