using System.Text;
using System.Text.RegularExpressions;

namespace Slipway.Verification;

/// <summary>Text of programs and servers, which is not trusted, as reports may show it.</summary>
internal static partial class PrintableText
{
    /// <summary>
    /// The text without escape sequences of terminals (ECMA-48, 5.4), control characters other than line ends and tabs, and halves of surrogate pairs;
    /// characters that change the direction of what follows are replaced. What remains is allowed in XML 1.0 and HTML.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in EscapeSequence().Replace(text, "").EnumerateRunes())
        {
            clean.Append(rune.Value switch
            {
                '\n' or '\t' => rune.ToString(),
                _ when Rune.IsControl(rune) => "",
                (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or 0xfffe or 0xffff => "\ufffd",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }

    // CSI sequences; operating system commands (titles, links) up to BEL or ST.
    [GeneratedRegex(@"\e\[[0-?]*[ -/]*[@-~]|\e\][^\a\e\n]*(\a|\e\\)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EscapeSequence();
}
