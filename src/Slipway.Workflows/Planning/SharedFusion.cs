namespace Slipway.Workflows;

/// <summary>
/// Groups nodes where all jobs see one working tree and run one after the other: as many targets as possible share a job, in which the engine
/// runs them in parallel. Only a different class begins a new one.
/// </summary>
internal static class SharedFusion
{
    public static Grouping Group(IReadOnlyList<PlanNode> nodes)
    {
        List<List<int>> groups = [];
        List<FusionDecision> decisions = [];
        var done = new HashSet<int>();
        while (done.Count < nodes.Count)
        {
            var ready = Enumerable.Range(0, nodes.Count).Where(position => !done.Contains(position) && nodes[position].WaitsFor.All(done.Contains)).ToList();
            var last = groups.Count == 0 ? -1 : groups[^1][^1];
            var next = ready.FirstOrDefault(position => last >= 0 && nodes[position].Class == nodes[last].Class, -1);
            var together = next >= 0;
            next = together ? next : ready[0];
            if (last >= 0)
            {
                decisions.Add(Decide(nodes[last], nodes[next], together));
            }

            if (together)
            {
                groups[^1].Add(next);
            }
            else
            {
                groups.Add([next]);
            }

            done.Add(next);
        }

        return new Grouping
        {
            Groups = groups,
            Needs = [.. groups.Select((_, index) => (IReadOnlyList<int>)(index == 0 ? [] : [index - 1]))],
            Decisions = decisions,
        };
    }

    private static FusionDecision Decide(PlanNode first, PlanNode second, bool together) => new(
        first.Name,
        second.Name,
        together,
        together ? "they need the same, and the engine runs them in parallel where it can" : $"they differ in {string.Join("; ", first.Class.Differences(second.Class))}");
}
