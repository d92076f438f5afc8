namespace Slipway.Engine;

/// <summary>The plan as a drawing with how each target fared, and as a list for those who do not see it.</summary>
internal static class GraphSection
{
    /// <summary>A drawing of more targets helps nobody.</summary>
    public const int MostTargets = 400;

    // Room for the sign of the state.
    private const int BoxPadding = 52;

    /// <summary>Adds the section.</summary>
    public static void Add(HtmlPage page, RunReport report)
    {
        if (report.Targets.Count < 2)
        {
            return;
        }

        page.Section("graph", "Graph");
        if (report.Targets.Count <= MostTargets)
        {
            var targets = report.Targets.ToDictionary(target => target.Name, StringComparer.Ordinal);
            page.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Drawing of the graph\">");
            PlanDrawing.Add(page, report.Plan, new PlanLayout(report.Plan, BoxPadding), planned => Look(targets[planned.Name]));
            page.Raw("</div>\n");
            AddLegend(page, report);
        }
        else
        {
            page.Add($"<p>There are {report.Targets.Count} targets, too many for a drawing; <code>./build.sh --plan=dot</code> writes it for Graphviz.</p>\n");
        }

        AddList(page, report.Plan);
        page.Raw("</section>\n");
    }

    private static PlanBoxLook Look(ReportTarget target) => new(
        target.IsCritical ? $"{target.State.Class()} critical" : target.State.Class(),
        $"{target.State.Sign()} {target.Name}",
        $"{target.Name}: {target.State.Words()}{(target.Start is null ? "" : $", {Summary.Seconds(target.Duration)}")}");

    private static void AddLegend(HtmlPage page, RunReport report)
    {
        page.Raw("<ul class=\"legend\" aria-label=\"Legend\">");
        foreach (var state in report.Targets.Select(target => target.State).Distinct().Order())
        {
            page.Add($"<li class=\"state {state.Class()}\"><span class=\"sign\" aria-hidden=\"true\">{state.Sign()}</span>{state.Words()}</li>");
        }

        page.Raw(report.CriticalPath.Count > 1 ? "<li class=\"critical\">Thick border: critical path</li>" : "");
        page.Raw(report.Plan.Edges.Any(edge => edge.Kind == PlanEdgeKind.Order) ? "<li>Dotted line: order only</li>" : "");
        page.Raw(report.Plan.Edges.Any(edge => edge.Kind == PlanEdgeKind.Trigger) ? "<li>Thick line: triggers</li>" : "");
        page.Raw("</ul>\n");
    }

    private static void AddList(HtmlPage page, PlanModel plan)
    {
        page.Raw("<details><summary>The graph as a list</summary>\n<ul class=\"plain\">\n");
        foreach (var target in plan.Targets)
        {
            page.Add($"<li><b>{target.Name}</b> {(target.Step.WaitsFor.Count == 0 ? "waits for nothing" : $"waits for {string.Join(", ", target.Step.WaitsFor)}")}</li>\n");
        }

        page.Raw("</ul></details>\n");
    }
}
