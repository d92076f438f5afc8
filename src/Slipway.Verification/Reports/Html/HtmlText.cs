using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Verification;

/// <summary>HTML in the making. What stands in the holes of an interpolated text is data, and escaped.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new(16 * 1024);
    private readonly List<(string Id, string Title)> _sections = [];

    /// <summary>The sections so far.</summary>
    public IReadOnlyList<(string Id, string Title)> Sections => _sections;

    /// <summary>Adds markup with data in its holes.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds markup as it is.</summary>
    public HtmlText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Begins a section, which ends with <c>&lt;/section&gt;</c>.</summary>
    public HtmlText Section(string id, string title)
    {
        _sections.Add((id, title));
        return Add($"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Escape(string data)
    {
        foreach (var letter in PrintableText.Clean(data))
        {
            _ = letter switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(letter),
            };
        }
    }

    /// <summary>Markup with holes.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly HtmlText _page;

        public Markup(int literalLength, int formattedCount, HtmlText page)
        {
            _ = literalLength + formattedCount;
            _page = page;
        }

        public void AppendLiteral(string markup) => _page._text.Append(markup);

        public void AppendFormatted(string? data) => _page.Escape(data ?? "");

        public void AppendFormatted(int number) => _page._text.Append(number);
    }
}
