namespace Slipway.Engine;

/// <summary>Where the targets of a plan stand in a drawing: each in the column after the last of those that it waits for.</summary>
internal sealed class PlanLayout
{
    private const int Height = 34;
    private const int RowGap = 18;
    private const int ColumnGap = 56;
    private const int Margin = 16;

    /// <summary>Places the targets.</summary>
    public PlanLayout(PlanModel plan)
    {
        var columns = Columns(plan);
        var x = Margin;
        foreach (var column in columns)
        {
            var width = column.Max(target => (target.Name.Length * 8) + 28);
            for (var row = 0; row < column.Count; row++)
            {
                Boxes[column[row].Name] = new PlanBox(x, Margin + (row * (Height + RowGap)), width, Height);
            }

            x += width + ColumnGap;
        }

        Width = Math.Max(0, x - ColumnGap) + Margin;
        TotalHeight = (columns.Select(column => column.Count).DefaultIfEmpty().Max() * (Height + RowGap)) - RowGap + (2 * Margin);
    }

    /// <summary>The place of each target.</summary>
    public Dictionary<string, PlanBox> Boxes { get; } = new(StringComparer.Ordinal);

    /// <summary>The drawing's width in pixels.</summary>
    public int Width { get; }

    /// <summary>The drawing's height in pixels.</summary>
    public int TotalHeight { get; }

    // Within a column, a target stands at the mean height of what it waits for, so that few lines cross.
    private static List<List<PlannedTarget>> Columns(PlanModel plan)
    {
        var depth = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var target in plan.Targets)
        {
            depth[target.Name] = target.Step.WaitsFor.Select(name => depth[name] + 1).DefaultIfEmpty().Max();
        }

        var row = new Dictionary<string, int>(StringComparer.Ordinal);
        List<List<PlannedTarget>> columns = [];
        foreach (var column in plan.Targets.GroupBy(target => depth[target.Name]).OrderBy(group => group.Key))
        {
            columns.Add([.. column.OrderBy(target => target.Step.WaitsFor.Select(name => (double)row[name]).DefaultIfEmpty().Average())]);
            for (var i = 0; i < columns[^1].Count; i++)
            {
                row[columns[^1][i].Name] = i;
            }
        }

        return columns;
    }
}

/// <summary>A rectangle in pixels.</summary>
internal sealed record PlanBox(int X, int Y, int Width, int Height);
