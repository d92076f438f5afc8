namespace Slipway.Engine;

/// <summary>
/// Where the targets of a plan stand in a drawing: each in the column after the last of those that it waits for. A line that passes a column has
/// a place of its own in it, so that no line runs through a target; lines that follow from others are left out.
/// </summary>
internal sealed class PlanLayout
{
    private const int BoxHeight = 34;
    private const int RowHeight = 52;
    private const int ColumnGap = 56;
    private const int Margin = 16;

    private readonly Dictionary<string, PlanBox> _boxes = new(StringComparer.Ordinal);

    /// <summary>Places the targets.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="padding">The width of a box beside the target's name, in pixels.</param>
    public PlanLayout(PlanModel plan, int padding = 28)
    {
        var depths = Depths(plan);
        Lines = [.. Needed(plan).Select(edge => new PlanLine(edge, [.. Enumerable.Range(depths[edge.From], depths[edge.To] - depths[edge.From] + 1).Select(column => Place(edge, column, depths))]))];
        var columns = Columns(plan, depths, Lines);
        var rows = columns.Select(column => column.Count).DefaultIfEmpty().Max();
        var x = Margin;
        foreach (var column in columns)
        {
            var width = column.Where(depths.ContainsKey).Max(name => (name.Length * 8) + padding);
            var top = Margin + ((rows - column.Count) * RowHeight / 2);
            for (var row = 0; row < column.Count; row++)
            {
                _boxes[column[row]] = new PlanBox(x, top + (row * RowHeight), width, BoxHeight);
            }

            x += width + ColumnGap;
        }

        Width = Math.Max(0, x - ColumnGap) + Margin;
        Height = (rows * RowHeight) - (RowHeight - BoxHeight) + (2 * Margin);
    }

    /// <summary>The lines to draw.</summary>
    public IReadOnlyList<PlanLine> Lines { get; }

    /// <summary>The drawing's width in pixels.</summary>
    public int Width { get; }

    /// <summary>The drawing's height in pixels.</summary>
    public int Height { get; }

    /// <summary>The place of a target, or of a line in a column that it passes.</summary>
    public PlanBox this[string place] => _boxes[place];

    private static Dictionary<string, int> Depths(PlanModel plan)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var target in plan.Targets)
        {
            depths[target.Name] = target.Step.WaitsFor.Select(name => depths[name] + 1).DefaultIfEmpty().Max();
        }

        return depths;
    }

    // An edge follows from others when one leads from its start to something else that its end waits for.
    private static IEnumerable<PlanEdge> Needed(PlanModel plan)
    {
        var before = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var target in plan.Targets)
        {
            before[target.Name] = [.. target.Step.WaitsFor.SelectMany(name => before[name])];
            foreach (var edge in plan.Edges.Where(edge => edge.To == target.Name && !before[target.Name].Contains(edge.From)))
            {
                yield return edge;
            }

            before[target.Name].UnionWith(target.Step.WaitsFor);
        }
    }

    private static string Place(PlanEdge edge, int column, Dictionary<string, int> depths) =>
        column == depths[edge.From] ? edge.From : column == depths[edge.To] ? edge.To : $"{edge.From} → {edge.To} {column}";

    // Within a column, everything stands at the mean height of what leads to it, so that few lines cross.
    private static List<List<string>> Columns(PlanModel plan, Dictionary<string, int> depths, IReadOnlyList<PlanLine> lines)
    {
        var leads = lines.SelectMany(line => line.Places.Zip(line.Places.Skip(1))).Distinct().ToLookup(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        var passing = lines.SelectMany(line => line.Places.Skip(1).SkipLast(1).Select((place, index) => (Place: place, Column: depths[line.Edge.From] + 1 + index)));
        var rows = new Dictionary<string, double>(StringComparer.Ordinal);
        List<List<string>> columns = [];
        foreach (var column in plan.Targets.Select(target => (Place: target.Name, Column: depths[target.Name])).Concat(passing).GroupBy(place => place.Column, place => place.Place).OrderBy(group => group.Key))
        {
            columns.Add([.. column.OrderBy(place => leads[place].Select(name => rows[name]).DefaultIfEmpty().Average())]);
            for (var row = 0; row < columns[^1].Count; row++)
            {
                rows[columns[^1][row]] = row - (columns[^1].Count / 2.0);
            }
        }

        return columns;
    }
}

/// <summary>A line of a drawing.</summary>
/// <param name="Edge">What it stands for.</param>
/// <param name="Places">Where it passes, a place in each column, from its start to its end.</param>
internal sealed record PlanLine(PlanEdge Edge, IReadOnlyList<string> Places);

/// <summary>A rectangle in pixels.</summary>
internal sealed record PlanBox(int X, int Y, int Width, int Height)
{
    /// <summary>The right edge.</summary>
    public int Right => X + Width;

    /// <summary>The height of the middle.</summary>
    public int Middle => Y + (Height / 2);
}
