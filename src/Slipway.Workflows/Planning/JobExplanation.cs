using System.Text;

namespace Slipway.Workflows;

/// <summary>Says in words how a workflow is cut into jobs.</summary>
public static class JobExplanation
{
    /// <summary>One line: how many jobs there are and which chain of them a run cannot be faster than.</summary>
    public static string Summary(JobPlan plan)
    {
        var path = CriticalPath.Of(plan);
        var count = plan.Jobs.Sum(job => job.Matrix.Count) + plan.Calls.Count;
        var duration = path.Duration is { } time ? $", {time.ToString(time >= TimeSpan.FromHours(1) ? @"h\:mm\:ss" : @"m\:ss")} by the last timings" : "";
        return $"{plan.Workflow.Name}: {count} job{(count == 1 ? "" : "s")}, critical path {string.Join(" → ", path.Jobs)}{duration}";
    }

    /// <summary>Every job with its targets, then every pair of targets that follow each other: together or apart, and why.</summary>
    public static string Text(JobPlan plan)
    {
        var text = new StringBuilder().Append(Summary(plan)).Append('\n');
        foreach (var job in plan.Jobs)
        {
            var needs = job.Needs.Count == 0 ? "" : $", after {string.Join(", ", job.Needs)}";
            var matrix = job.Matrix.Exists ? $" × {job.Matrix.Count}" : "";
            text.Append($"  {job.Id}{matrix}: {string.Join(", ", job.Runs)}{needs}\n");
        }

        foreach (var decision in plan.Decisions)
        {
            text.Append($"  {decision.First} {(decision.Together ? "+" : "|")} {decision.Second}: {decision.Reason}\n");
        }

        return text.ToString();
    }

    /// <summary>Why two targets share a job or do not, one sentence.</summary>
    public static string Explain(JobPlan plan, string first, string second)
    {
        if (plan.Decisions.FirstOrDefault(decision => (decision.First == first && decision.Second == second) || (decision.First == second && decision.Second == first)) is { } decision)
        {
            return $"{decision.First} and {decision.Second} are {(decision.Together ? "together" : "apart")}: {decision.Reason}.";
        }

        foreach (var target in new[] { first, second })
        {
            if (!plan.Jobs.Any(job => job.Targets.Contains(target)))
            {
                return Absent(plan, target);
            }
        }

        return ExplainDistant(plan, plan.Jobs.First(job => job.Targets.Contains(first)), plan.Jobs.First(job => job.Targets.Contains(second)), $"{first} and {second} are");
    }

    private static string Absent(JobPlan plan, string target) =>
        plan.Jobs.Where(job => job.Runs.Contains(target)).Select(job => job.Id).ToList() is { Count: > 0 } repeating
            ? $"{target} is local: every job that needs it runs it itself ({string.Join(", ", repeating)})."
            : $"{target} does not run in {plan.Workflow.Name}.";

    private static string ExplainDistant(JobPlan plan, PlannedJob first, PlannedJob second, string both) =>
        first.Id == second.Id ? $"{both} together: they belong to one chain, {string.Join(", ", first.Targets)}."
        : Precedes(plan, first, second) ? $"{both} apart: {second.Id} comes after {first.Id}, with others between them."
        : Precedes(plan, second, first) ? $"{both} apart: {first.Id} comes after {second.Id}, with others between them."
        : $"{both} apart: neither waits for the other, so that they run at the same time.";

    private static bool Precedes(JobPlan plan, PlannedJob first, PlannedJob second)
    {
        var before = new HashSet<string>(second.Needs, StringComparer.Ordinal);
        foreach (var job in plan.Jobs.Reverse().Where(job => before.Contains(job.Id)))
        {
            before.UnionWith(job.Needs);
        }

        return before.Contains(first.Id);
    }
}
