using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>A plan with everything that its presentations show.</summary>
/// <param name="Targets">The targets in the order of the plan.</param>
/// <param name="CriticalPath">The chain of targets that will decide the duration; empty when no durations are known.</param>
/// <param name="ExpectedSeconds">The duration of the critical path; null when no durations are known.</param>
internal sealed record PlanModel(IReadOnlyList<PlannedTarget> Targets, IReadOnlyList<string> CriticalPath, double? ExpectedSeconds)
{
    /// <summary>Every pair of targets of which the second waits for the first, and why.</summary>
    public IEnumerable<PlanEdge> Edges =>
        from target in Targets
        from predecessor in target.Step.WaitsFor
        select new PlanEdge(predecessor, target.Name, target.Step.DependsOn.Contains(predecessor) ? PlanEdgeKind.Dependency : target.Step.TriggeredBy.Contains(predecessor) ? PlanEdgeKind.Trigger : PlanEdgeKind.Order);

    /// <summary>Collects what is known of a plan.</summary>
    public static PlanModel Create(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, Timings timings)
    {
        TimeSpan Expected(string name) => targets[name].Status == TargetStatus.Skipped ? TimeSpan.Zero : timings.Expect(name);
        IReadOnlyList<string> critical = timings.IsEmpty ? [] : plan.CriticalPath(Expected);
        return new PlanModel(
            [.. plan.Steps.Select(step => new PlannedTarget(step, targets[step.Name].Definition.Text, targets[step.Name].Reason, timings.Last(step.Name)?.TotalSeconds, critical.Contains(step.Name)))],
            critical,
            critical.Count == 0 ? null : critical.Sum(name => Expected(name).TotalSeconds));
    }

    /// <summary>The plan as text.</summary>
    public string Format(PlanFormat format) => format switch
    {
        PlanFormat.Json => PlanJson.Write(this),
        PlanFormat.Mermaid => PlanMermaid.Write(this),
        PlanFormat.Dot => PlanDot.Write(this),
        PlanFormat.Html => PlanHtml.Write(this),
        _ => PlanTree.Write(this),
    };
}

/// <summary>That one target waits for another.</summary>
/// <param name="From">Who comes first.</param>
/// <param name="To">Who waits.</param>
/// <param name="Kind">Why.</param>
internal sealed record PlanEdge(string From, string To, PlanEdgeKind Kind);

/// <summary>Why one target waits for another.</summary>
internal enum PlanEdgeKind
{
    /// <summary>It depends on it.</summary>
    Dependency,

    /// <summary>It is triggered by it.</summary>
    Trigger,

    /// <summary>It only comes later.</summary>
    Order,
}
