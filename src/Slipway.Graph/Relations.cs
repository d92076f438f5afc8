namespace Slipway.Graph;

/// <summary>The relations of all targets by position, so that walks need no look-ups by name.</summary>
internal sealed class Relations
{
    private readonly Dictionary<string, int> _positions;
    private readonly List<string> _problems;
    private readonly int[] _lastUser;

    /// <summary>Resolves the names.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="positions">Where each name stands in <paramref name="targets"/>.</param>
    /// <param name="problems">Gets a sentence for each name that is no target.</param>
    public Relations(TargetNode[] targets, Dictionary<string, int> positions, List<string> problems)
    {
        _positions = positions;
        _problems = problems;
        _lastUser = new int[targets.Length];
        DependsOn = Array.ConvertAll(targets, target => Resolve(target, target.DependsOn));
        Triggers = Array.ConvertAll(targets, target => Resolve(target, target.Triggers));
        TriggeredBy = Array.ConvertAll(targets, _ => new List<int>());
        Predecessors = new int[targets.Length][];
        for (var position = 0; position < targets.Length; position++)
        {
            foreach (var triggered in Triggers[position])
            {
                TriggeredBy[triggered].Add(position);
            }
        }

        for (var position = 0; position < targets.Length; position++)
        {
            Predecessors[position] = Distinct(position, [.. DependsOn[position], .. TriggeredBy[position], .. Resolve(targets[position], [.. targets[position].After, .. targets[position].Consumes.Select(consumed => consumed.Target)])]);
        }
    }

    /// <summary>The dependencies of each target.</summary>
    public int[][] DependsOn { get; }

    /// <summary>What each target triggers.</summary>
    public int[][] Triggers { get; }

    /// <summary>Who triggers each target.</summary>
    public List<int>[] TriggeredBy { get; }

    /// <summary>What ends before each target starts, if it is in the plan: dependencies, who triggers it, order, and producers of what it consumes.</summary>
    public int[][] Predecessors { get; }

    private int[] Resolve(TargetNode target, IReadOnlyList<string> names)
    {
        var found = new List<int>(names.Count);
        foreach (var name in names)
        {
            if (_positions.TryGetValue(name, out var position))
            {
                found.Add(position);
            }
            else
            {
                _problems.Add($"{target.Name} refers to {name}, which is no target of this build.");
            }
        }

        return [.. found];
    }

    // A note at each target of who named it last is cheaper than a set for each target.
    private int[] Distinct(int user, List<int> positions)
    {
        positions.RemoveAll(position =>
        {
            var isKnown = _lastUser[position] == user + 1;
            _lastUser[position] = user + 1;
            return isKnown;
        });
        return [.. positions];
    }
}
