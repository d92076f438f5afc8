namespace Slipway.Engine;

/// <summary>What ran at the same time: a lane for each, so that idle hands are seen.</summary>
internal static class LaneChart
{
    private const int LaneHeight = 24;
    private const int BarHeight = 20;

    /// <summary>For each target that ran its lane: the first that was free when it started.</summary>
    public static IReadOnlyList<LaneBar> Assign(IEnumerable<ReportTarget> targets)
    {
        List<LaneBar> assigned = [];
        List<ReportTarget> last = [];
        foreach (var target in targets)
        {
            if (target.Start is not { } start)
            {
                continue;
            }

            var lane = last.FindIndex(before => before.Start + before.Duration <= start);
            if (lane < 0)
            {
                lane = last.Count;
                last.Add(target);
            }

            last[lane] = target;
            assigned.Add(new LaneBar(target, lane));
        }

        return assigned;
    }

    /// <summary>Adds the chart; the table of targets says the same in words.</summary>
    public static void Add(HtmlPage page, IReadOnlyList<ReportTarget> targets, TimeAxis axis)
    {
        var bars = Assign(targets);
        var height = bars.Aggregate(0, (lanes, bar) => Math.Max(lanes, bar.Lane + 1)) * LaneHeight;
        page.Add($"<div class=\"lanes t{axis.Ticks}\" aria-hidden=\"true\"><svg width=\"100%\" height=\"{height}\">\n");
        foreach (var (target, lane) in bars)
        {
            page.Add($"<foreignObject x=\"{axis.Percent(target.Start!.Value)}\" y=\"{lane * LaneHeight}\" width=\"{axis.Percent(target.Duration)}\" height=\"{BarHeight}\">");
            page.Add($"<div class=\"lane\"><div class=\"{Style(target)}{Length(target.Name)}\" title=\"{target.Name}: {target.State.Words()}, {Summary.Seconds(target.Duration)}\"><span>{target.Name}</span></div></div></foreignObject>\n");
        }

        page.Raw("</svg></div>\n");
    }

    // The style sheet hides a name of which too little would be seen.
    private static string Length(string name) => name.Length switch
    {
        <= 5 => "",
        <= 10 => " long",
        _ => " longer",
    };

    private static string Style(ReportTarget target) => target.IsCritical ? $"{target.State.Class()} critical" : target.State.Class();
}

/// <summary>The place of a target among those that ran at the same time.</summary>
/// <param name="Target">The target.</param>
/// <param name="Lane">The number of its lane, from 0.</param>
internal sealed record LaneBar(ReportTarget Target, int Lane);
