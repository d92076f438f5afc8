namespace Slipway.Graph;

/// <summary>Finds targets that wait for each other, in time linear in targets and relations.</summary>
internal static class CycleSearch
{
    /// <summary>A cycle as a path whose last name is its first; null when there is none.</summary>
    public static IReadOnlyList<string>? Find(TargetGraph graph)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var target in graph.Targets.Where(target => !done.Contains(target.Name)))
        {
            if (Search(graph, target, done) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    private static List<string>? Search(TargetGraph graph, TargetNode root, HashSet<string> done)
    {
        List<string> path = [root.Name];
        var onPath = new HashSet<string>(path, StringComparer.OrdinalIgnoreCase);
        var open = new Stack<IEnumerator<string>>();
        open.Push(graph.Predecessors(root).GetEnumerator());
        while (open.TryPeek(out var predecessors))
        {
            if (!predecessors.MoveNext())
            {
                open.Pop();
                done.Add(path[^1]);
                onPath.Remove(path[^1]);
                path.RemoveAt(path.Count - 1);
            }
            else if (graph.Find(predecessors.Current)!.Name is var name && onPath.Contains(name))
            {
                return [.. path.SkipWhile(step => step != name), name];
            }
            else if (!done.Contains(name))
            {
                path.Add(name);
                onPath.Add(name);
                open.Push(graph.Predecessors(graph.Find(name)!).GetEnumerator());
            }
        }

        return null;
    }
}
