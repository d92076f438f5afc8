using Spectre.Console;

namespace Slipway.Engine;

/// <summary>The table of running targets. The only user of Spectre.Console, which is loaded when the first table is shown.</summary>
internal static class LiveTable
{
    // Borders and the space inside them, of three columns.
    private const int Frame = 10;

    // The title, two borders, and the line that the cursor is in.
    private const int Around = 4;

    // A last line of fewer characters says nothing.
    private const int ShortestLine = 4;

    /// <summary>The table with a line end after each line; it has room on the terminal, or could not be replaced in place.</summary>
    /// <param name="rows">The running targets.</param>
    /// <param name="title">What stands above them.</param>
    /// <param name="size">The terminal's size.</param>
    /// <param name="hasColors">Whether colours are wanted.</param>
    public static string Render(IReadOnlyList<LiveRow> rows, string title, TerminalSize size, bool hasColors)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new FixedOutput(text, size),
        });
        var shown = rows.Take(Math.Max(1, size.Rows - Around)).ToList();
        var more = rows.Count > shown.Count ? $", {rows.Count - shown.Count} more running" : "";

        // Not the table's own title: that is wrapped to the table's width.
        console.Write(new Text($"{TextWidth.Cut(title + more, size.Columns)}\n", new Style(Color.Grey)));
        console.Write(Table(shown, size.Columns));
        return text.ToString();
    }

    // Columns have fixed widths, so that the table keeps its shape when lines come and go.
    private static Table Table(List<LiveRow> rows, int columns)
    {
        var times = rows.ConvertAll(row => Summary.Seconds(row.Elapsed));
        var timeWidth = times.Max(time => time.Length);
        var nameWidth = Math.Min(rows.Max(row => TextWidth.Of(row.Name)), Math.Max(1, columns - Frame - timeWidth));
        var lineWidth = columns - Frame - timeWidth - nameWidth;
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false }
            .AddColumn(new TableColumn("") { Width = nameWidth, NoWrap = true })
            .AddColumn(new TableColumn("") { Width = timeWidth, NoWrap = true, Alignment = Justify.Right });
        if (lineWidth >= ShortestLine)
        {
            table.AddColumn(new TableColumn("") { Width = lineWidth, NoWrap = true });
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Text[] cells =
            [
                new(TextWidth.Cut(rows[i].Name, nameWidth), new Style(Color.Aqua)),
                new(times[i]),
                new(TextWidth.Cut(rows[i].LastLine, lineWidth), new Style(Color.Grey)),
            ];
            table.AddRow(cells[..table.Columns.Count]);
        }

        return table;
    }
}

/// <summary>Text of a known width: Spectre.Console would ask Console, which takes a lock that a target may hold.</summary>
internal sealed class FixedOutput(TextWriter writer, TerminalSize size) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => false;

    public int Width => size.Columns;

    public int Height => size.Rows;

    public void SetEncoding(System.Text.Encoding encoding)
    {
        // Text has none.
    }
}

/// <summary>A running target.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">How long it has been running.</param>
/// <param name="LastLine">What it said last, without control characters.</param>
internal sealed record LiveRow(string Name, TimeSpan Elapsed, string LastLine);
