namespace Slipway.Engine;

/// <summary>The targets with their times: a table whose last column is a Gantt chart.</summary>
internal static class TimelineSection
{
    // A path of more names is folded.
    private const int MostNames = 12;

    /// <summary>Adds the section.</summary>
    /// <param name="page">The page.</param>
    /// <param name="report">The report.</param>
    /// <param name="failures">The targets that are told of among the failures.</param>
    public static void Add(HtmlPage page, RunReport report, IReadOnlyList<ReportTarget> failures)
    {
        var axis = TimeAxis.For(report.Duration);
        page.Section("timeline", "Timeline");
        AddCriticalPath(page, report);
        AddAxis(page, axis);
        LaneChart.Add(page, report.Targets, axis);
        page.Add($"<table class=\"targets t{axis.Ticks}\"><caption class=\"unseen\">Targets in the order in which they started</caption>\n");
        page.Raw("<thead><tr><th scope=\"col\">Target</th><th scope=\"col\">Result</th><th scope=\"col\" class=\"wide number\">Start</th><th scope=\"col\" class=\"number\">Time</th><th scope=\"col\"><span class=\"unseen\">Chart</span></th></tr></thead>\n<tbody>\n");
        foreach (var target in report.Targets)
        {
            AddRow(page, target, axis, failures.Contains(target));
        }

        page.Raw("</tbody></table>\n</section>\n");
    }

    private static void AddCriticalPath(HtmlPage page, RunReport report)
    {
        if (report.CriticalPath.Count < 2)
        {
            return;
        }

        var time = TimeSpan.FromTicks(report.Targets.Where(target => target.IsCritical).Sum(target => target.Duration.Ticks));
        page.Add($"<p class=\"path\"><span class=\"mark\" aria-hidden=\"true\">◆</span> Critical path, {Summary.Seconds(time)} of {Summary.Seconds(report.Duration)}: ");
        _ = report.CriticalPath.Count <= MostNames
            ? page.Add($"{string.Join(" → ", report.CriticalPath)}</p>\n")
            : page.Add($"{report.CriticalPath[0]} → … → {report.CriticalPath[^1]}</p>\n<details><summary>All {report.CriticalPath.Count} targets of the critical path</summary><p>{string.Join(" → ", report.CriticalPath)}</p></details>\n");
    }

    private static void AddAxis(HtmlPage page, TimeAxis axis)
    {
        page.Add($"<svg class=\"axis\" width=\"100%\" height=\"18\" aria-hidden=\"true\">");
        for (var tick = 0; tick < axis.Ticks; tick++)
        {
            page.Add($"<text x=\"{axis.Place(tick)}\" y=\"13\"{(tick % 2 == 1 ? " class=odd" : "")}>{axis.Label(tick)}</text>");
        }

        page.Raw("</svg>\n");
    }

    private static void AddRow(HtmlPage page, ReportTarget target, TimeAxis axis, bool isLinked)
    {
        var state = target.State.Class();
        page.Add($"<tr class=\"{state}\"><th scope=\"row\"><span title=\"{target.Description ?? target.Name}\">");
        _ = isLinked ? page.Add($"<a href=\"#failure-{target.Name}\">{target.Name}</a>") : page.Add($"{target.Name}");
        page.Raw(target.IsCritical ? "</span><span class=\"mark\" title=\"On the critical path\"> ◆<span class=\"unseen\"> on the critical path</span></span>" : "</span>");
        if (target.Reason is { } reason)
        {
            page.Add($"<small>{reason.Split('\n')[0]}</small>");
        }

        page.Add($"</th><td><span class=\"state {state}\"><span class=\"sign\" aria-hidden=\"true\">{target.State.Sign()}</span><span class=\"word\">{target.State.Words()}</span></span></td>");
        if (target.Start is { } start)
        {
            page.Add($"<td class=\"wide number\">{Summary.Seconds(start)}</td><td class=\"number\">{Summary.Seconds(target.Duration)}</td>");
            page.Add($"<td class=\"chart\" aria-hidden=\"true\"><svg width=\"100%\" height=\"12\"><rect class=\"{state}{(target.IsCritical ? " critical" : "")}\" x=\"{axis.Percent(start)}\" y=\"1\" width=\"{axis.Percent(target.Duration)}\" height=\"10\"/></svg></td></tr>\n");
        }
        else
        {
            page.Raw("<td class=\"wide\"></td><td></td><td class=\"chart\"></td></tr>\n");
        }
    }
}
