namespace Slipway.Graph;

/// <summary>All targets of a build with their relations. It has no cycle and every name in it resolves.</summary>
public sealed class TargetGraph
{
    private readonly Dictionary<string, TargetNode> _targets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks and keeps the targets.</summary>
    /// <exception cref="GraphException">A name is used twice, a relation names no target, or targets wait for each other; every problem is reported.</exception>
    public TargetGraph(IEnumerable<TargetNode> targets)
    {
        List<string> problems = [];
        foreach (var target in targets)
        {
            if (!_targets.TryAdd(target.Name, target))
            {
                problems.Add($"Two targets have the name {target.Name}.");
            }
        }

        problems.AddRange(
            from target in _targets.Values
            from name in (IEnumerable<string>)[.. target.DependsOn, .. target.After, .. target.Triggers]
            where !_targets.ContainsKey(name)
            select $"{target.Name} refers to {name}, which is no target of this build.");
        if (problems.Count == 0 && CycleSearch.Find(this) is { } cycle)
        {
            problems.Add($"Targets wait for each other: {string.Join(" → ", cycle)}.");
        }

        if (problems.Count > 0)
        {
            throw new GraphException(problems);
        }
    }

    /// <summary>Every target, in the order given.</summary>
    public IReadOnlyCollection<TargetNode> Targets => _targets.Values;

    /// <summary>The target of that name in any case; null when there is none.</summary>
    public TargetNode? Find(string name) => _targets.GetValueOrDefault(name);

    /// <summary>What has to end before <paramref name="target"/> starts, if it is in the plan: dependencies, order, and who triggers it.</summary>
    internal IEnumerable<string> Predecessors(TargetNode target) => target.DependsOn.Concat(target.After).Concat(TriggeredBy[target.Name]);

    private ILookup<string, string> TriggeredBy => field ??=
        (from target in _targets.Values from triggered in target.Triggers select (triggered, target.Name))
        .ToLookup(pair => pair.triggered, pair => pair.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that running <paramref name="invoked"/> leads to, in an order that respects all relations.</summary>
    /// <param name="invoked">Names of targets.</param>
    /// <param name="skipped">Names of targets that are taken as done: they stay in the plan, but nothing is pulled in on their account.</param>
    /// <exception cref="GraphException">A name is no target.</exception>
    public Plan Plan(IEnumerable<string> invoked, IEnumerable<string>? skipped = null)
    {
        var roots = invoked.Select(Require).ToList();
        var skip = (skipped ?? []).Select(name => Require(name).Name).ToHashSet(StringComparer.Ordinal);
        var planned = Closure(roots, skip);
        return new Plan([.. Order(roots, planned).Select(target => Step(target, planned, skip))]);
    }

    private TargetNode Require(string name) => Find(name) ?? throw new GraphException([$"There is no target {name}."]);

    private HashSet<string> Closure(IEnumerable<TargetNode> roots, HashSet<string> skip)
    {
        var planned = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<TargetNode>(roots);
        while (open.TryPop(out var target))
        {
            if (planned.Add(target.Name) && !skip.Contains(target.Name))
            {
                foreach (var name in target.DependsOn.Concat(target.Triggers))
                {
                    open.Push(_targets[name]);
                }
            }
        }

        return planned;
    }

    // Depth first, so that a dependency stands right before the first target that needs it.
    private List<TargetNode> Order(IEnumerable<TargetNode> roots, HashSet<string> planned)
    {
        var ordered = new List<TargetNode>(planned.Count);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(TargetNode Target, bool Leave)>();
        foreach (var root in roots.Concat(_targets.Values.Where(target => planned.Contains(target.Name))))
        {
            open.Push((root, false));
            while (open.TryPop(out var next))
            {
                if (next.Leave)
                {
                    ordered.Add(next.Target);
                }
                else if (visited.Add(next.Target.Name))
                {
                    open.Push((next.Target, true));
                    foreach (var name in Predecessors(next.Target).Reverse().Where(name => planned.Contains(_targets[name].Name)))
                    {
                        open.Push((_targets[name], false));
                    }
                }
            }
        }

        return ordered;
    }

    private PlanStep Step(TargetNode target, HashSet<string> planned, HashSet<string> skip) => new()
    {
        Name = target.Name,
        DependsOn = [.. target.DependsOn.Select(name => _targets[name].Name).Where(planned.Contains)],
        WaitsFor = [.. Predecessors(target).Select(name => _targets[name].Name).Where(planned.Contains).Distinct(StringComparer.Ordinal)],
        Skipped = skip.Contains(target.Name),
    };
}
