using System.Text;

namespace Slipway.Engine;

/// <summary>Text that tools wrote for a terminal.</summary>
internal static class AnsiText
{
    /// <summary>The text without escape sequences and other control characters (ECMA-48, 5.4).</summary>
    public static string Strip(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\e' && i + 1 < text.Length && text[i + 1] == '[')
            {
                i += 2;
                while (i < text.Length && text[i] is < '@' or > '~')
                {
                    i++;
                }
            }
            else if (text[i] == '\t')
            {
                plain.Append(' ');
            }
            else if (!char.IsControl(text[i]))
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
