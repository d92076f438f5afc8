using System.Globalization;
using System.Text;

namespace Slipway.Versioning;

/// <summary>Says why a text is no version, in a way that shows what cannot be seen.</summary>
internal static class VersionProblem
{
    /// <summary>A whole message for a text that the version's pattern does not match.</summary>
    public static string Describe(string text) =>
        $"'{Show(text)}' is no version: {Reason(text)}; expected SemVer such as v1.4.0, 1.4.0-rc.1 or v1.33.1+rke2r1.";

    /// <summary>The text with a code for everything that cannot be seen.</summary>
    public static string Show(string text) => string.Concat(text.EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : $"<U+{rune.Value:X4}>"));

    /// <summary>The codes of the characters that cannot be seen, each once.</summary>
    public static IReadOnlyList<string> Hidden(string text) =>
        [.. text.EnumerateRunes().Where(rune => !IsVisible(rune)).Select(rune => $"U+{rune.Value:X4}").Distinct(StringComparer.Ordinal)];

    private static string Reason(string text)
    {
        if (Hidden(text) is { Count: > 0 } hidden)
        {
            return $"it has the character {string.Join(", ", hidden)}, which cannot be seen";
        }

        var foreign = text.EnumerateRunes().FirstOrDefault(rune => !Rune.IsLetterOrDigit(rune) && rune.Value is not ('.' or '-' or '+') || !rune.IsAscii);
        if (foreign != default)
        {
            return $"it has the character '{foreign}' (U+{foreign.Value:X4}), and versions have letters without accents, digits, '.', '-' and '+' only";
        }

        var parts = text.TrimStart('v').Split('+', 2);
        var core = parts[0].Split('-', 2);
        return text switch
        {
            "" => "it is empty",
            ['V', ..] => "it begins with a capital V",
            _ => CoreReason(core[0]) ?? (core.Length > 1 ? IdentifierReason(core[1], "prerelease", refuseZeros: true) : null)
                ?? (parts.Length > 1 ? IdentifierReason(parts[1], "build metadata", refuseZeros: false) : null) ?? "it has more than one v in front",
        };
    }

    private static string? CoreReason(string core)
    {
        var numbers = core.Split('.');
        return numbers switch
        {
            _ when !Array.TrueForAll(numbers, number => number.All(char.IsAsciiDigit)) => $"'{core}' should be three numbers",
            _ when numbers.Length != 3 || numbers.Contains("") => $"it has {numbers.Count(number => number.Length > 0)} of the three numbers",
            _ when Array.Find(numbers, HasZero) is { } zero => $"the number {zero} has a zero in front (write {Trim(zero)})",
            _ => null,
        };
    }

    private static string? IdentifierReason(string text, string what, bool refuseZeros)
    {
        var identifiers = text.Split('.');
        return identifiers switch
        {
            _ when text.Contains('+', StringComparison.Ordinal) => "it has more than one '+'",
            _ when identifiers.Contains("") => $"its {what} '{text}' has an empty part",
            _ when refuseZeros && Array.Find(identifiers, identifier => identifier.All(char.IsAsciiDigit) && HasZero(identifier)) is { } zero => $"the number {zero} of its {what} has a zero in front (write {Trim(zero)})",
            _ => null,
        };
    }

    private static bool HasZero(string number) => number.Length > 1 && number[0] == '0';

    private static string Trim(string number) => number.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned);
}
