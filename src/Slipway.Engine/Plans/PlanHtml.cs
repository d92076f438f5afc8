namespace Slipway.Engine;

/// <summary>A plan as a page that needs no network: a drawing, and a table for those who do not see it.</summary>
internal static class PlanHtml
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Build plan</title>
        <style>
        :root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --box: #eef2f8; --line: #8090a8; --accent: #1f6feb; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf2; --paper: #10151c; --box: #1d2632; --line: #6d7d94; --accent: #6cb0ff; } }
        body { margin: 0; padding: 1.5rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.25rem; margin: 0 0 1rem; }
        figure { margin: 0 0 1.5rem; overflow-x: auto; }
        rect { fill: var(--box); stroke: var(--line); }
        text { fill: var(--ink); font: 14px system-ui, sans-serif; text-anchor: middle; dominant-baseline: central; }
        path { fill: none; stroke: var(--line); stroke-width: 1.3; }
        .critical rect { stroke: var(--accent); stroke-width: 2.2; }
        .skipped { opacity: .55; } .skipped rect { stroke-dasharray: 4 4; }
        path.order { stroke-dasharray: 3 4; } path.trigger { stroke-width: 2.4; }
        table { border-collapse: collapse; } th, td { text-align: left; padding: .25rem .9rem .25rem 0; vertical-align: top; }
        div { overflow-x: auto; }
        </style>
        </head>
        <body>
        <h1>Build plan</h1>

        """;

    /// <summary>The page.</summary>
    public static string Write(PlanModel plan)
    {
        var page = new HtmlPage(text => text).Raw(Head.ReplaceLineEndings("\n")).Raw("<figure>");
        PlanDrawing.Add(page, plan, new PlanLayout(plan), target => new PlanBoxLook(Class(target), target.Name, target.Description ?? target.Name));
        page.Raw("</figure>\n");
        AddTable(page, plan);
        return page.Raw("</body>\n</html>\n").ToString();
    }

    private static void AddTable(HtmlPage page, PlanModel plan)
    {
        page.Raw("<div><table>\n<tr><th>Target</th><th>Waits for</th><th>Last time</th><th>Note</th></tr>\n");
        foreach (var target in plan.Targets)
        {
            var last = target.LastSeconds is { } seconds ? Summary.Seconds(TimeSpan.FromSeconds(seconds)) : "";
            var note = target.SkippedBecause is { } reason ? $"skipped: {reason}" : target.Description;
            page.Add($"<tr><td>{target.Name}</td><td>{string.Join(", ", target.Step.WaitsFor)}</td><td>{last}</td><td>{note}</td></tr>\n");
        }

        page.Raw("</table></div>\n");
    }

    private static string Class(PlannedTarget target) => target.SkippedBecause is not null ? "skipped" : target.IsCritical ? "critical" : "target";
}
