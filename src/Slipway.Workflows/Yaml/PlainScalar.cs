using System.Text.RegularExpressions;

namespace Slipway.Workflows.Yaml;

/// <summary>What scalars without quotes mean, and which text may go without.</summary>
internal static partial class PlainScalar
{
    // What YAML 1.1 or 1.2 takes for something else than text although it starts like a word.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan",
    };

    /// <summary>
    /// Whether <paramref name="text"/> is the same text for readers of YAML 1.1 and 1.2 when written without quotes.
    /// Cautious: whatever starts with a digit or a sign could be a number, a date or a base-60 time to one of them.
    /// </summary>
    public static bool IsSafe(string text) =>
        text.Length > 0
        && IsSafeStart(text)
        && text[^1] is not (' ' or ':')
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Contains(" *", StringComparison.Ordinal) // Some readers take what follows in a key for an alias.
        && !Reserved.Contains(text);

    private static bool IsSafeStart(string text) =>
        IsWordStart(text[0]) || (text[0] == '.' && text.Length > 1 && IsWordStart(text[1])) || text.StartsWith("${{ ", StringComparison.Ordinal);

    private static bool IsWordStart(char character) => char.IsAsciiLetter(character) || character is '_' or '/';

    /// <summary>The type of a plain scalar by the core schema of YAML 1.2 (section 10.3.2).</summary>
    public static YamlKind Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlKind.Flag,
        _ when Whole().IsMatch(text) => YamlKind.WholeNumber,
        _ when Fraction().IsMatch(text) => YamlKind.Fraction,
        _ => YamlKind.Text,
    };

    [GeneratedRegex(@"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Fraction();
}
