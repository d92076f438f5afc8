namespace Slipway.Workflows;

/// <summary>
/// Two jobs that run at the same time must not both write the same files: a later job that gets both would keep one version and lose the other,
/// while on one machine the second target goes on with what the first one left.
/// </summary>
internal static class ProductOverlap
{
    public static void Check(IReadOnlyList<PlanNode> nodes, IEnumerable<ValueList<IncomingArtifact>> incoming, ProblemList problems)
    {
        var order = new NodeOrder([.. nodes.Select(node => node.WaitsFor)]);
        var positions = nodes.Select((node, position) => (Artifact: Naming.Kebab(node.Name), position)).ToLookup(pair => pair.Artifact, pair => pair.position, StringComparer.Ordinal);
        foreach (var artifacts in incoming)
        {
            List<int> producers = [.. artifacts.Where(artifact => !artifact.Artifact.IsManifest).SelectMany(artifact => positions[artifact.Artifact.Name]).Order()];
            foreach (var (first, second) in producers.SelectMany(first => producers.Where(second => second > first).Select(second => (first, second))))
            {
                if (!order.Waits(second, first) && Overlap(nodes[first].Target, nodes[second].Target) is { } glob)
                {
                    problems.Add(
                        $"{nodes[first].Name} and {nodes[second].Name} both produce {glob} and neither waits for the other, so that two machines would each make a version of it. "
                        + "Give each a folder of its own, or let one depend on the other.");
                }
            }
        }
    }

    // Two patterns within one folder may well mean different files.
    private static string? Overlap(WorkflowTarget first, WorkflowTarget second) =>
        first.Produces.FirstOrDefault(glob => second.Produces.Any(other => ProductGlob.IsWithin(glob, other)))
        ?? second.Produces.FirstOrDefault(glob => first.Produces.Any(other => ProductGlob.IsWithin(glob, other)));
}
