namespace Slipway.Workflows.Yaml;

/// <summary>Which text may stand in a literal block, and which only between double quotes.</summary>
internal static class LiteralText
{
    /// <summary>Whether the text has several lines and survives a literal block: indentation would eat or misread lines that start with or hold only white space.</summary>
    public static bool IsSafe(string text) =>
        text.Contains('\n')
        && !text.Any(character => character != '\n' && NeedsEscape(character))
        && text.Split('\n') is var lines
        && lines[0].Length > 0
        && !char.IsWhiteSpace(lines[0][0])
        && !lines.Any(line => line.Length > 0 && string.IsNullOrWhiteSpace(line));

    /// <summary>Whether a quoted scalar needs escapes.</summary>
    public static bool NeedsEscapes(string text) => text.Any(NeedsEscape);

    // Everything outside of the printable set, and what readers take for a line break, a byte order mark or half of a pair.
    private static bool NeedsEscape(char character) =>
        char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
