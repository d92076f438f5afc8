using System.Text;

namespace Slipway.Engine;

/// <summary>Draws a plan as SVG.</summary>
internal static class PlanDrawing
{
    private const int Bend = 28;

    /// <summary>Adds the drawing.</summary>
    /// <param name="page">The page.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="layout">Where the targets stand.</param>
    /// <param name="look">How a target looks.</param>
    public static void Add(HtmlPage page, PlanModel plan, PlanLayout layout, Func<PlannedTarget, PlanBoxLook> look)
    {
        page.Add($"<svg width=\"{layout.Width}\" height=\"{layout.Height}\" role=\"img\" aria-label=\"Targets and what they wait for\">\n");
        page.Raw("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M1 1 7 4 1 7\"/></marker></defs>\n");
        foreach (var line in layout.Lines)
        {
            page.Add($"<path class=\"{line.Edge.Kind.ToString().ToLowerInvariant()}\" marker-end=\"url(#tip)\" d=\"{Path(line, layout)}\"/>\n");
        }

        foreach (var target in plan.Targets)
        {
            var (box, (style, label, title)) = (layout[target.Name], look(target));
            page.Add($"<g class=\"{style}\"><title>{title}</title><rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"6\"/>");
            page.Add($"<text x=\"{box.X + (box.Width / 2)}\" y=\"{box.Middle}\">{label}</text></g>\n");
        }

        page.Raw("</svg>");
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
}

/// <summary>How a target looks in a drawing.</summary>
/// <param name="Style">The class in the style sheet.</param>
/// <param name="Label">What stands in its box.</param>
/// <param name="Title">What is shown when somebody points at it.</param>
internal sealed record PlanBoxLook(string Style, string Label, string Title);
