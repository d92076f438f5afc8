namespace Slipway.Graph;

/// <summary>All targets of a build with their relations. It has no cycle and every name in it resolves.</summary>
public sealed class TargetGraph
{
    private readonly TargetNode[] _targets;
    private readonly Dictionary<string, int> _positions;
    private readonly Relations _relations;

    /// <summary>Checks and keeps the targets.</summary>
    /// <exception cref="GraphException">A name is used twice, a relation names no target, or targets wait for each other; every problem is reported.</exception>
    public TargetGraph(IEnumerable<TargetNode> targets)
    {
        List<string> problems = [];
        _targets = [.. targets];
        _positions = new Dictionary<string, int>(_targets.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _targets.Length; i++)
        {
            if (!_positions.TryAdd(_targets[i].Name, i))
            {
                problems.Add($"Two targets have the name {_targets[i].Name}.");
            }
        }

        _relations = new Relations(_targets, _positions, problems);
        if (problems.Count == 0 && CycleSearch.Find(_relations.Predecessors) is { } cycle)
        {
            problems.Add($"Targets wait for each other: {string.Join(" → ", cycle.Select(position => _targets[position].Name))}.");
        }

        if (problems.Count > 0)
        {
            throw new GraphException(problems);
        }
    }

    /// <summary>Every target, in the order given.</summary>
    public IReadOnlyList<TargetNode> Targets => _targets;

    /// <summary>The target of that name in any case; null when there is none.</summary>
    public TargetNode? Find(string name) => _positions.TryGetValue(name, out var position) ? _targets[position] : null;

    /// <summary>Everything that running <paramref name="invoked"/> leads to, in an order that respects all relations.</summary>
    /// <param name="invoked">Names of targets, in any case.</param>
    /// <param name="skipped">Names of targets that are taken as done: they stay in the plan, but nothing is pulled in on their account.</param>
    /// <exception cref="GraphException">A name is no target.</exception>
    public Plan Plan(IEnumerable<string> invoked, IEnumerable<string>? skipped = null)
    {
        var roots = Positions(invoked);
        var isInvoked = Marks(roots);
        var isSkipped = Marks(Positions(skipped ?? []));
        var isPlanned = Closure(roots, isSkipped);
        var order = Order(roots, isPlanned);
        return new Plan(Array.ConvertAll(order, position => Step(position, isPlanned, isInvoked[position], isSkipped[position])));
    }

    private List<int> Positions(IEnumerable<string> names) =>
        [.. names.Select(name => _positions.TryGetValue(name, out var position) ? position : throw new GraphException([$"There is no target {name}."]))];

    private bool[] Marks(IEnumerable<int> positions)
    {
        var marks = new bool[_targets.Length];
        foreach (var position in positions)
        {
            marks[position] = true;
        }

        return marks;
    }

    private bool[] Closure(IEnumerable<int> roots, bool[] isSkipped)
    {
        var isPlanned = new bool[_targets.Length];
        var open = new Stack<int>(roots);
        while (open.TryPop(out var position))
        {
            if (isPlanned[position])
            {
                continue;
            }

            isPlanned[position] = true;
            if (!isSkipped[position])
            {
                Array.ForEach(_relations.DependsOn[position], open.Push);
                Array.ForEach(_relations.Triggers[position], open.Push);
            }
        }

        return isPlanned;
    }

    // Depth first, so that a dependency stands right before the first target that needs it.
    private int[] Order(IEnumerable<int> roots, bool[] isPlanned)
    {
        var ordered = new int[isPlanned.Count(planned => planned)];
        var count = 0;
        var isVisited = new bool[_targets.Length];
        var path = new Stack<(int Position, int Next)>();
        foreach (var root in roots.Concat(Enumerable.Range(0, _targets.Length)).Where(position => isPlanned[position]))
        {
            Enter(root);
            while (path.TryPop(out var step))
            {
                if (step.Next == _relations.Predecessors[step.Position].Length)
                {
                    ordered[count++] = step.Position;
                    continue;
                }

                path.Push(step with { Next = step.Next + 1 });
                Enter(_relations.Predecessors[step.Position][step.Next]);
            }
        }

        return ordered;

        void Enter(int position)
        {
            if (isPlanned[position] && !isVisited[position])
            {
                isVisited[position] = true;
                path.Push((position, 0));
            }
        }
    }

    private PlanStep Step(int position, bool[] isPlanned, bool isInvoked, bool isSkipped)
    {
        var (dependencies, predecessors) = (_relations.DependsOn[position], _relations.Predecessors[position]);
        var dependsOn = Names(dependencies, isPlanned);
        return new PlanStep
        {
            Name = _targets[position].Name,
            DependsOn = dependsOn,
            TriggeredBy = Names(_relations.TriggeredBy[position], isPlanned),
            WaitsFor = ReferenceEquals(dependencies, predecessors) ? dependsOn : Names(predecessors, isPlanned),
            IsInvoked = isInvoked,
            IsSkipped = isSkipped,
        };
    }

    private string[] Names(int[] positions, bool[] isPlanned)
    {
        var count = 0;
        foreach (var position in positions)
        {
            count += isPlanned[position] ? 1 : 0;
        }

        var names = count == 0 ? [] : new string[count];
        for (var i = positions.Length - 1; i >= 0; i--)
        {
            if (isPlanned[positions[i]])
            {
                names[--count] = _targets[positions[i]].Name;
            }
        }

        return names;
    }
}
