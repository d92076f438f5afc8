namespace Slipway.Graph;

/// <summary>Finds targets that wait for each other, in time linear in targets and relations.</summary>
internal static class CycleSearch
{
    private enum State : byte
    {
        New,
        OnPath,
        Done,
    }

    /// <summary>A cycle as positions whose last is its first; null when there is none.</summary>
    /// <param name="predecessors">For each position what it waits for.</param>
    public static IReadOnlyList<int>? Find(int[][] predecessors)
    {
        var states = new State[predecessors.Length];
        for (var root = 0; root < predecessors.Length; root++)
        {
            if (states[root] == State.New && Search(predecessors, root, states) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    // The path is kept by hand: a long chain of targets must not overflow the stack.
    private static List<int>? Search(int[][] predecessors, int root, State[] states)
    {
        List<(int Position, int Next)> path = [(root, 0)];
        states[root] = State.OnPath;
        while (path.Count > 0)
        {
            var (position, next) = path[^1];
            if (next == predecessors[position].Length)
            {
                states[position] = State.Done;
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (position, next + 1);
            var predecessor = predecessors[position][next];
            switch (states[predecessor])
            {
                case State.OnPath:
                    return [.. path.Select(step => step.Position).SkipWhile(step => step != predecessor), predecessor];
                case State.New:
                    states[predecessor] = State.OnPath;
                    path.Add((predecessor, 0));
                    break;
                case State.Done:
                default:
                    break;
            }
        }

        return null;
    }
}
