using System.Text;

namespace Slipway.Engine;

/// <summary>A plan as a tree: under each target what it depends on. What stands there already is not repeated.</summary>
internal static class PlanTree
{
    /// <summary>The text, with a line end after each line.</summary>
    public static string Write(PlanModel plan)
    {
        var writer = new TreeWriter(plan);
        var needed = plan.Targets.SelectMany(target => target.Step.DependsOn).ToHashSet(StringComparer.Ordinal);
        foreach (var root in plan.Targets.Where(target => !needed.Contains(target.Name)))
        {
            writer.Write(root.Name, "", "");
        }

        return plan.ExpectedSeconds is { } seconds
            ? writer.Text.Append($"\nCritical path, about {Summary.Seconds(TimeSpan.FromSeconds(seconds))}: {string.Join(" → ", plan.CriticalPath)}\n").ToString()
            : writer.Text.ToString();
    }

    private sealed class TreeWriter(PlanModel plan)
    {
        private readonly Dictionary<string, PlannedTarget> _targets = plan.Targets.ToDictionary(target => target.Name, StringComparer.Ordinal);
        private readonly HashSet<string> _written = new(StringComparer.Ordinal);

        public StringBuilder Text { get; } = new();

        public void Write(string name, string branch, string indent)
        {
            var target = _targets[name];
            var isNew = _written.Add(name);
            Text.Append(branch).Append(name).Append(isNew ? Notes(target) : target.Step.DependsOn.Count > 0 ? " …" : "").Append('\n');
            var dependencies = isNew ? target.Step.DependsOn : [];
            for (var i = 0; i < dependencies.Count; i++)
            {
                var isLast = i == dependencies.Count - 1;
                Write(dependencies[i], indent + (isLast ? "└─ " : "├─ "), indent + (isLast ? "   " : "│  "));
            }
        }

        private static string Notes(PlannedTarget target)
        {
            List<string> notes = [];
            var order = target.OrderOnly.Except(target.Step.TriggeredBy, StringComparer.Ordinal).ToList();
            if (target.Step.TriggeredBy.Count > 0)
            {
                notes.Add($"triggered by {string.Join(", ", target.Step.TriggeredBy)}");
            }

            if (order.Count > 0)
            {
                notes.Add($"after {string.Join(", ", order)}");
            }

            if (target.LastSeconds is { } seconds)
            {
                notes.Add($"took {Summary.Seconds(TimeSpan.FromSeconds(seconds))}");
            }

            if (target.SkippedBecause is { } reason)
            {
                notes.Add($"skipped: {reason}");
            }

            return notes.Count == 0 ? "" : $" ({string.Join("; ", notes)})";
        }
    }
}
