namespace Slipway.Workflows;

/// <summary>
/// Groups nodes where each job is a machine of its own: a chain whose nodes have one class shares a job, since splitting it would gain
/// nothing and cost a machine's set-up and the transfer of products. Nodes that could run at the same time are kept apart.
/// </summary>
internal sealed class SeparateFusion
{
    private readonly IReadOnlyList<PlanNode> _nodes;
    private readonly NodeOrder _order;

    private SeparateFusion(IReadOnlyList<PlanNode> nodes)
    {
        _nodes = nodes;
        _order = new NodeOrder([.. nodes.Select((node, position) => node.WaitsFor.Concat(LockWaits(position)))]);
    }

    public static Grouping Group(IReadOnlyList<PlanNode> nodes)
    {
        var fusion = new SeparateFusion(nodes);
        var groupOf = new int[nodes.Count];
        List<List<int>> groups = [];
        List<FusionDecision> decisions = [];
        for (var position = 0; position < nodes.Count; position++)
        {
            var verdicts = fusion._order.Predecessors[position].Select(wait => fusion.Judge(wait, position)).ToList();
            decisions.AddRange(verdicts);
            if (verdicts is [{ Together: true }])
            {
                groupOf[position] = groupOf[fusion._order.Predecessors[position][0]];
                groups[groupOf[position]].Add(position);
            }
            else
            {
                groupOf[position] = groups.Count;
                groups.Add([position]);
            }
        }

        return new Grouping
        {
            Groups = groups,
            Needs = [.. groups.Select(group => (IReadOnlyList<int>)[.. fusion._order.Predecessors[group[0]].Select(wait => groupOf[wait]).Distinct()])],
            Decisions = decisions,
        };
    }

    private FusionDecision Judge(int first, int second)
    {
        var differences = _nodes[first].Class.Differences(_nodes[second].Class).ToList();
        var others = _order.Successors[first].Where(other => other != second).Select(Name).ToList();
        var waits = _order.Predecessors[second].Where(other => other != first).Select(Name).ToList();
        var reason =
            differences.Count > 0 ? $"they differ in {string.Join("; ", differences)}"
            : _nodes[first].Class.Partition is not null ? "each part has a machine of its own"
            : others.Count > 0 ? $"{string.Join(" and ", others)} also start{(others.Count == 1 ? "s" : "")} after {Name(first)}, at the same time"
            : waits.Count > 0 ? $"{Name(second)} also waits for {string.Join(" and ", waits)}"
            : null;
        var sharesLock = !_nodes[second].WaitsFor.Contains(first);
        return new FusionDecision(
            Name(first),
            Name(second),
            reason is null,
            (reason ?? $"nothing else starts after {Name(first)}, and {Name(second)} waits for nothing else")
            + (sharesLock ? $"; they run one after the other because both hold the lock {Locks(first).Intersect(Locks(second), StringComparer.Ordinal).First()}" : ""));
    }

    private string Name(int position) => _nodes[position].Name;

    // Locks hold within one machine only; on several, those who share one are put in a row.
    private IEnumerable<int> LockWaits(int position) =>
        Locks(position).SelectMany(name => Enumerable.Range(0, position).Where(other => Locks(other).Contains(name)).TakeLast(1));

    private IReadOnlyList<string> Locks(int position) => _nodes[position].Target.Node.Locks;
}
