using System.Text;

namespace Slipway.Workflows;

/// <summary>Writes text into bash scripts.</summary>
internal static class Shell
{
    /// <summary>A file pattern that bash expands with globstar: everything but the wildcards is taken as it is. What is below a folder (<c>a/**</c>) is the folder.</summary>
    public static string Glob(string pattern)
    {
        var folder = pattern.EndsWith("/**/*", StringComparison.Ordinal) ? pattern[..^5] : pattern.EndsWith("/**", StringComparison.Ordinal) ? pattern[..^3] : pattern;
        var text = new StringBuilder();
        foreach (var character in folder)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"/._-+@:,*?[]".Contains(character, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.ToString();
    }
}
