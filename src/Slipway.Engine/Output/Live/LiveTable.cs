using Spectre.Console;

namespace Slipway.Engine;

/// <summary>The table of running targets. The only user of Spectre.Console, which is loaded when the first table is shown.</summary>
internal static class LiveTable
{
    private const int Frame = 10;
    private const int TimeWidth = 9;

    /// <summary>The table with a line end after each line; none is wider than the terminal.</summary>
    /// <param name="rows">The running targets.</param>
    /// <param name="title">What stands above them.</param>
    /// <param name="columns">The terminal's width.</param>
    /// <param name="hasColors">Whether colours are wanted.</param>
    public static string Render(IReadOnlyList<LiveRow> rows, string title, int columns, bool hasColors)
    {
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = columns;
        var nameWidth = rows.Max(row => row.Name.Length);
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false }
            .AddColumn(new TableColumn("").NoWrap())
            .AddColumn(new TableColumn("").NoWrap().RightAligned())
            .AddColumn("");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(row.Name, new Style(Color.Aqua)),
                new Text(Summary.Seconds(row.Elapsed)),
                new Text(Cut(row.LastLine, columns - Frame - TimeWidth - nameWidth), new Style(Color.Grey)));
        }

        // Not the table's own title: that is wrapped to the table's width.
        console.Write(new Text($"{Cut(title, columns)}\n", new Style(Color.Grey)));
        console.Write(table);
        return text.ToString();
    }

    private static string Cut(string line, int width) => width <= 0 ? "" : line.Length <= width ? line : $"{line[..(width - 1)]}…";
}

/// <summary>A running target.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Elapsed">How long it has been running.</param>
/// <param name="LastLine">What it said last, without control characters.</param>
internal sealed record LiveRow(string Name, TimeSpan Elapsed, string LastLine);
