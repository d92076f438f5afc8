using System.Text;

namespace Slipway.Workflows;

/// <summary>Writes text into bash scripts.</summary>
internal static class Shell
{
    /// <summary>Text as one word, whatever is in it.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>A glob of products that bash expands with globstar: everything but the wildcards is taken as it is.</summary>
    public static string Glob(string pattern)
    {
        var text = new StringBuilder();
        foreach (var character in ProductGlob.Folder(pattern) ?? pattern)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"/._-+@:,*?".Contains(character, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return text.ToString();
    }
}
