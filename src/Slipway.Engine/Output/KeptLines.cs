namespace Slipway.Engine;

/// <summary>Lines that wait for being shown: of a flood, the beginning and the end.</summary>
/// <param name="limit">Characters kept of the beginning, and again of the end.</param>
internal sealed class KeptLines(int limit = KeptLines.DefaultLimit)
{
    /// <summary>More than a person reads, and little beside what the target needs itself.</summary>
    public const int DefaultLimit = 1024 * 1024;

    private readonly List<string> _head = [];
    private readonly Queue<string> _tail = new();
    private int _headLength;
    private int _tailLength;
    private long _omitted;

    /// <summary>Adds a line.</summary>
    public void Add(string line)
    {
        if (_headLength < limit)
        {
            _head.Add(line);
            _headLength += line.Length + 1;
            return;
        }

        _tail.Enqueue(line);
        _tailLength += line.Length + 1;
        while (_tailLength > limit && _tail.TryDequeue(out var oldest))
        {
            _tailLength -= oldest.Length + 1;
            _omitted++;
        }
    }

    /// <summary>Gives the lines away.</summary>
    public IReadOnlyList<string> Take()
    {
        IReadOnlyList<string> lines = [.. _head, .. _omitted > 0 ? [$"… {_omitted} lines left out …"] : Array.Empty<string>(), .. _tail];
        _head.Clear();
        _tail.Clear();
        (_headLength, _tailLength, _omitted) = (0, 0, 0);
        return lines;
    }
}
