using System.Net;
using System.Text;

namespace Slipway.Engine;

/// <summary>A plan as a page that needs no network: a drawing, and a table for those who do not see it.</summary>
internal static class PlanHtml
{
    private const int Bend = 28;

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
        var layout = new PlanLayout(plan);
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        page.Append($"<figure><svg width=\"{layout.Width}\" height=\"{layout.Height}\" role=\"img\" aria-label=\"Targets and what they wait for\">\n");
        page.Append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M1 1 7 4 1 7\"/></marker></defs>\n");
        foreach (var line in layout.Lines)
        {
            page.Append($"<path class=\"{line.Edge.Kind.ToString().ToLowerInvariant()}\" marker-end=\"url(#tip)\" d=\"{Path(line, layout)}\"/>\n");
        }

        foreach (var target in plan.Targets)
        {
            var box = layout[target.Name];
            page.Append($"<g class=\"{Class(target)}\"><title>{Encode(target.Description ?? target.Name)}</title><rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"6\"/>");
            page.Append($"<text x=\"{box.X + (box.Width / 2)}\" y=\"{box.Middle}\">{Encode(target.Name)}</text></g>\n");
        }

        page.Append("</svg></figure>\n");
        AppendTable(page, plan);
        return page.Append("</body>\n</html>\n").ToString();
    }

    // Straight through the places where the line passes a column, curved between them.
    private static string Path(PlanLine line, PlanLayout layout)
    {
        var from = layout[line.Places[0]];
        var path = new StringBuilder($"M{from.Right} {from.Middle}");
        for (var i = 1; i < line.Places.Count; i++)
        {
            var (before, place) = (layout[line.Places[i - 1]], layout[line.Places[i]]);
            path.Append($"C{before.Right + Bend} {before.Middle} {place.X - Bend} {place.Middle} {place.X} {place.Middle}");
            path.Append(i < line.Places.Count - 1 ? $"H{place.Right}" : "");
        }

        return path.ToString();
    }

    private static void AppendTable(StringBuilder page, PlanModel plan)
    {
        page.Append("<div><table>\n<tr><th>Target</th><th>Waits for</th><th>Last time</th><th>Note</th></tr>\n");
        foreach (var target in plan.Targets)
        {
            var last = target.LastSeconds is { } seconds ? Summary.Seconds(TimeSpan.FromSeconds(seconds)) : "";
            var note = target.SkippedBecause is { } reason ? $"skipped: {reason}" : target.Description;
            page.Append($"<tr><td>{Encode(target.Name)}</td><td>{Encode(string.Join(", ", target.Step.WaitsFor))}</td><td>{last}</td><td>{Encode(note ?? "")}</td></tr>\n");
        }

        page.Append("</table></div>\n");
    }

    private static string Class(PlannedTarget target) => target.SkippedBecause is not null ? "skipped" : target.IsCritical ? "critical" : "target";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
