using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Engine;

/// <summary>A page in the making. What stands in the holes of an interpolated text is data: secrets are masked and everything is escaped.</summary>
/// <param name="redact">Masks secrets.</param>
internal sealed class HtmlPage(Func<string, string> redact)
{
    private readonly StringBuilder _text = new(16 * 1024);
    private readonly List<HtmlSection> _sections = [];

    /// <summary>The sections so far.</summary>
    public IReadOnlyList<HtmlSection> Sections => _sections;

    /// <summary>Adds markup with data in its holes.</summary>
    public HtmlPage Add([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds markup as it is.</summary>
    public HtmlPage Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Begins a section, which ends with <c>&lt;/section&gt;</c>.</summary>
    /// <param name="id">The name of its place.</param>
    /// <param name="title">Its heading.</param>
    public HtmlPage Section(string id, string title)
    {
        _sections.Add(new HtmlSection(id, title));
        return Add($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    // Bytes that are no characters of HTML, or change how what follows is shown, are shown themselves.
    private void Escape(string data)
    {
        foreach (var letter in AnsiText.StripLines(redact(data)))
        {
            switch (letter)
            {
                case '<':
                    _text.Append("&lt;");
                    break;
                case '>':
                    _text.Append("&gt;");
                    break;
                case '&':
                    _text.Append("&amp;");
                    break;
                case '"':
                    _text.Append("&quot;");
                    break;
                case '\'':
                    _text.Append("&#39;");
                    break;
                case (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff':
                    _text.Append('\ufffd');
                    break;
                default:
                    _text.Append(letter);
                    break;
            }
        }
    }

    /// <summary>Markup with holes.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlPage _page;

        public Markup(int literalLength, int formattedCount, HtmlPage page)
        {
            _ = literalLength + formattedCount;
            _page = page;
        }

        public void AppendLiteral(string markup) => _page._text.Append(markup);

        public void AppendFormatted(string? data) => _page.Escape(data ?? "");

        public void AppendFormatted(int number) => _page._text.Append(number);
    }
}

/// <summary>A section of a page.</summary>
/// <param name="Id">The name of its place.</param>
/// <param name="Title">Its heading.</param>
internal sealed record HtmlSection(string Id, string Title);
