using System.Collections;

namespace Slipway.Workflows;

/// <summary>Who waits for whom among nodes, reduced to the waits that do not follow from others.</summary>
internal sealed class NodeOrder
{
    private readonly BitArray[] _ancestors;

    /// <param name="waits">For each position the positions that it waits for, all smaller.</param>
    public NodeOrder(IReadOnlyList<IEnumerable<int>> waits)
    {
        _ancestors = new BitArray[waits.Count];
        Predecessors = new ValueList<int>[waits.Count];
        for (var position = 0; position < waits.Count; position++)
        {
            var covered = new BitArray(waits.Count);
            List<int> direct = [];
            foreach (var wait in waits[position].Distinct().OrderDescending().Where(wait => !covered[wait]))
            {
                direct.Add(wait);
                covered.Or(_ancestors[wait]);
                covered[wait] = true;
            }

            _ancestors[position] = covered;
            Predecessors[position] = direct.Order().ToValueList();
        }

        var successors = Predecessors.SelectMany((waits, position) => waits.Select(wait => (wait, position))).ToLookup(edge => edge.wait, edge => edge.position);
        Successors = [.. Enumerable.Range(0, waits.Count).Select(position => successors[position].ToValueList())];
    }

    /// <summary>For each position what it directly waits for.</summary>
    public ValueList<int>[] Predecessors { get; }

    /// <summary>For each position what directly waits for it.</summary>
    public ValueList<int>[] Successors { get; }

    /// <summary>Whether <paramref name="later"/> waits for <paramref name="earlier"/>, directly or not.</summary>
    public bool Waits(int later, int earlier) => _ancestors[later][earlier];
}
