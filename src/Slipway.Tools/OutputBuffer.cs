namespace Slipway.Tools;

/// <summary>Keeps the beginning and the end of what a tool writes, within a bound on characters.</summary>
/// <param name="limit">Characters kept of the beginning, and again of the end.</param>
internal sealed class OutputBuffer(int limit)
{
    private readonly List<OutputLine> _head = [];
    private readonly Queue<OutputLine> _tail = new();
    private long _headLength;
    private long _tailLength;

    /// <summary>Lines between the kept beginning and the kept end.</summary>
    public long Omitted { get; private set; }

    /// <summary>The kept lines.</summary>
    public IReadOnlyList<OutputLine> Lines => [.. _head, .. _tail];

    /// <summary>Adds a line.</summary>
    public void Add(OutputLine line)
    {
        if (_tail.Count == 0 && _headLength + Cost(line) <= limit)
        {
            _head.Add(line);
            _headLength += Cost(line);
            return;
        }

        _tail.Enqueue(line);
        _tailLength += Cost(line);
        while (_tailLength > limit && _tail.Count > 1)
        {
            _tailLength -= Cost(_tail.Dequeue());
            Omitted++;
        }
    }

    // Empty lines take memory too.
    private static int Cost(OutputLine line) => line.Text.Length + 32;
}
