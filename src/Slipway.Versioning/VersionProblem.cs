using System.Globalization;
using System.Text;

namespace Slipway.Versioning;

/// <summary>Says why a text is no version, in a way that shows what cannot be seen.</summary>
internal static class VersionProblem
{
    public static string Describe(string text)
    {
        var hidden = text.EnumerateRunes().Where(rune => !IsVisible(rune)).Select(rune => $"U+{rune.Value:X4}").Distinct(StringComparer.Ordinal).ToList();
        var shown = string.Concat(text.EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : $"<U+{rune.Value:X4}>"));
        return $"'{shown}' is no version: {(hidden.Count > 0 ? $"it has the character {string.Join(", ", hidden)}, which cannot be seen; " : "")}expected SemVer such as v1.4.0, 1.4.0-rc.1 or v1.33.1+rke2r1.";
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned);
}
