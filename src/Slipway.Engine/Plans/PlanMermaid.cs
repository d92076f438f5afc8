using System.Text;

namespace Slipway.Engine;

/// <summary>A plan as a Mermaid flowchart (mermaid.js.org): dependencies with plain arrows, triggers with thick ones, mere order with dotted ones.</summary>
internal static class PlanMermaid
{
    /// <summary>The text, with a line end after each line.</summary>
    public static string Write(PlanModel plan)
    {
        // Names such as "end" are words of the language: nodes are numbered.
        var ids = plan.Targets.Select((target, index) => (target.Name, Id: $"t{index}")).ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var target in plan.Targets)
        {
            text.Append($"    {ids[target.Name]}[\"{target.Name}\"]{(target.SkippedBecause is not null ? ":::skipped" : target.IsCritical ? ":::critical" : "")}\n");
        }

        foreach (var edge in plan.Edges)
        {
            text.Append($"    {ids[edge.From]} {Arrow(edge.Kind)} {ids[edge.To]}\n");
        }

        return text.Append("    classDef skipped stroke-dasharray: 4 4, opacity: 0.6\n    classDef critical stroke-width: 3px\n").ToString();
    }

    private static string Arrow(PlanEdgeKind kind) => kind switch
    {
        PlanEdgeKind.Dependency => "-->",
        PlanEdgeKind.Trigger => "==>",
        _ => "-.->",
    };
}
