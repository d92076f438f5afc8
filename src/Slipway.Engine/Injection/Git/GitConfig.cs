using System.Text;

namespace Slipway.Engine;

/// <summary>A git configuration file (git-config, "Syntax"). Of several values for a key the last one counts; files that it includes are not read.</summary>
internal sealed class GitConfig
{
    private readonly Dictionary<(string Section, string Key), string> _values = [];

    private GitConfig(string text)
    {
        var section = "";
        foreach (var line in text.ReplaceLineEndings("\n").Replace("\\\n", "").Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                section = SectionName(line);
            }
            else if (line.Length > 0 && line[0] is not ('#' or ';') && line.Split('=', 2) is var pair)
            {
                _values[(section, pair[0].Trim().ToLowerInvariant())] = pair.Length == 1 ? "true" : Value(pair[1].Trim());
            }
        }
    }

    /// <summary>Reads a file; a missing one has no values.</summary>
    public static GitConfig Read(AbsolutePath file) => new(file.FileExists() ? file.ReadAllText() : "");

    /// <summary>Reads text.</summary>
    public static GitConfig Parse(string text) => new(text);

    /// <summary>The value of a key; null when there is none.</summary>
    /// <param name="section">The section, in lower case.</param>
    /// <param name="subsection">The text in quotation marks; empty for none.</param>
    /// <param name="key">The key, in lower case.</param>
    public string? Find(string section, string subsection, string key) => _values.GetValueOrDefault(($"{section} {subsection}", key));

    // [section "Sub"] keeps the case of the second part only; [section.sub] is its older form.
    private static string SectionName(string line)
    {
        var quote = line.IndexOf('"');
        var end = quote < 0 ? line.IndexOf(']') : quote;
        var name = line[1..Math.Max(1, end)].Trim().ToLowerInvariant();
        return quote >= 0 ? $"{name} {Value(line[quote..Math.Max(quote, line.LastIndexOf(']'))])}"
            : name.Split('.', 2) is [var section, var subsection] ? $"{section} {subsection}"
            : $"{name} ";
    }

    private static string Value(string text)
    {
        var value = new StringBuilder();
        var (isQuoted, kept) = (false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && text[i] is ('#' or ';'))
            {
                break;
            }
            else
            {
                value.Append(text[i] == '\\' && i + 1 < text.Length ? Escaped(text[++i]) : text[i]);
                kept = isQuoted || !char.IsWhiteSpace(value[^1]) ? value.Length : kept;
            }
        }

        // Blanks at the end do not count, unless they are quoted.
        return value.ToString(0, kept);
    }

    private static char Escaped(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'b' => '\b',
        _ => letter,
    };
}
