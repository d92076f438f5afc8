using System.Text;

namespace Slipway.Engine;

/// <summary>Text that tools wrote for a terminal.</summary>
internal static class AnsiText
{
    /// <summary>A line without escape sequences and other control characters (ECMA-48, 5.4).</summary>
    public static string Strip(string line) => Strip(line, keepsLines: false);

    /// <summary>Lines without escape sequences and control characters other than line ends and tabs.</summary>
    public static string StripLines(string text) => Strip(text, keepsLines: true);

    private static string Strip(string text, bool keepsLines)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\e' && i + 1 < text.Length && text[i + 1] is '[' or ']')
            {
                i = End(text, i);
            }
            else if (text[i] == '\t' && !keepsLines)
            {
                plain.Append(' ');
            }
            else if (!char.IsControl(text[i]) || (keepsLines && text[i] is '\n' or '\t'))
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }

    // The last character of a sequence: a letter after ESC [, BEL or ESC \ after ESC ] (hyperlinks, titles).
    private static int End(string text, int start)
    {
        var i = start + 2;
        if (text[start + 1] == '[')
        {
            while (i < text.Length && text[i] is < '@' or > '~')
            {
                i++;
            }

            return i;
        }

        while (i < text.Length && text[i] is not ('\a' or '\n') && !(text[i] == '\e' && i + 1 < text.Length && text[i + 1] == '\\'))
        {
            i++;
        }

        return i < text.Length && text[i] == '\e' ? i + 1 : i < text.Length && text[i] == '\n' ? i - 1 : i;
    }
}
