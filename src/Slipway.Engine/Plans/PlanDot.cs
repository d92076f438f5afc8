using System.Text;

namespace Slipway.Engine;

/// <summary>A plan in Graphviz's language (graphviz.org/doc/info/lang.html): dependencies with plain arrows, triggers with bold ones, mere order with dashed ones.</summary>
internal static class PlanDot
{
    /// <summary>The text, with a line end after each line.</summary>
    public static string Write(PlanModel plan)
    {
        var text = new StringBuilder("digraph plan {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        foreach (var target in plan.Targets)
        {
            text.Append($"  \"{target.Name}\"{(target.SkippedBecause is not null ? " [style=\"rounded,dashed\", fontcolor=gray]" : target.IsCritical ? " [penwidth=2]" : "")};\n");
        }

        foreach (var edge in plan.Edges)
        {
            text.Append($"  \"{edge.From}\" -> \"{edge.To}\"{Style(edge.Kind)};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Style(PlanEdgeKind kind) => kind switch
    {
        PlanEdgeKind.Dependency => "",
        PlanEdgeKind.Trigger => " [style=bold]",
        _ => " [style=dashed]",
    };
}
