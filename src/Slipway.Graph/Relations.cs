namespace Slipway.Graph;

/// <summary>
/// The relations of all targets by position, so that walks need no look-ups by name. Made with few objects: in a large build the collector
/// and the memory would take longer with them than all that is done here.
/// </summary>
internal sealed class Relations
{
    private const int FewNames = 16;
    private readonly Dictionary<string, int> _positions;
    private readonly List<string> _problems;

    /// <summary>Resolves the names.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="positions">Where each name stands in <paramref name="targets"/>.</param>
    /// <param name="problems">Gets a sentence for each name that is no target.</param>
    public Relations(TargetNode[] targets, Dictionary<string, int> positions, List<string> problems)
    {
        _positions = positions;
        _problems = problems;
        DependsOn = Array.ConvertAll(targets, target => Resolve(target, target.DependsOn));
        Triggers = Array.ConvertAll(targets, target => Resolve(target, target.Triggers));
        TriggeredBy = Reverse(Triggers);
        Predecessors = new int[targets.Length][];
        for (var position = 0; position < targets.Length; position++)
        {
            Predecessors[position] = Merge(DependsOn[position], TriggeredBy[position], Resolve(targets[position], Order(targets[position])));
        }
    }

    /// <summary>The dependencies of each target, each once.</summary>
    public int[][] DependsOn { get; }

    /// <summary>What each target triggers, each once.</summary>
    public int[][] Triggers { get; }

    /// <summary>Who triggers each target.</summary>
    public int[][] TriggeredBy { get; }

    /// <summary>
    /// What ends before each target starts, if it is in the plan: dependencies, who triggers it, order, and producers of what it consumes.
    /// The same array as its dependencies where there is nothing else.
    /// </summary>
    public int[][] Predecessors { get; }

    private static IReadOnlyList<string> Order(TargetNode target) =>
        target.Consumes.Count == 0 ? target.After : [.. target.After, .. target.Consumes.Select(consumed => consumed.Target)];

    private static int[][] Reverse(int[][] relations)
    {
        var counts = new int[relations.Length];
        foreach (var others in relations)
        {
            foreach (var other in others)
            {
                counts[other]++;
            }
        }

        var reversed = Array.ConvertAll(counts, count => count == 0 ? [] : new int[count]);
        for (var position = relations.Length - 1; position >= 0; position--)
        {
            foreach (var other in relations[position])
            {
                reversed[other][--counts[other]] = position;
            }
        }

        return reversed;
    }

    private static int[] Merge(int[] dependencies, int[] triggers, int[] order) =>
        triggers.Length + order.Length == 0 ? dependencies : [.. dependencies.Concat(triggers).Concat(order).Distinct()];

    private int[] Resolve(TargetNode target, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var found = new int[names.Count];
        var isDistinct = true;
        for (var i = 0; i < found.Length; i++)
        {
            if (!_positions.TryGetValue(names[i], out var position))
            {
                // There will be no graph: what stands for the name does not matter.
                _problems.Add($"{target.Name} refers to {names[i]}, which is no target of this build.");
            }

            // A look at the few before it is cheaper than a set; for many the set is made after the first that is there twice.
            isDistinct = isDistinct && (i >= FewNames || !found.AsSpan(0, i).Contains(position));
            found[i] = position;
        }

        return isDistinct && found.Length <= FewNames ? found : [.. found.Distinct()];
    }

}
