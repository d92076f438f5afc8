namespace Slipway.Verification;

/// <summary>The end of what a program wrote. Safe for concurrent use.</summary>
internal sealed class ProgramLog
{
    /// <summary>How many lines are kept.</summary>
    public const int Kept = 400;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly List<(Func<string, string?> Find, TaskCompletionSource<string> Found)> _awaited = [];

    /// <summary>The lines that are kept, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Takes a line.</summary>
    public void Add(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == Kept)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
            _awaited.RemoveAll(awaited => awaited.Find(line) is { } found && awaited.Found.TrySetResult(found));
        }
    }

    /// <summary>What a function finds in the first line, kept already or still to come, in which it finds anything.</summary>
    public Task<string> FindAsync(Func<string, string?> find)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Select(find).FirstOrDefault(text => text is not null) is { } text)
            {
                found.SetResult(text);
            }
            else
            {
                _awaited.Add((find, found));
            }
        }

        return found.Task;
    }

    /// <summary>The last lines as one text, indented; a hint when there are none.</summary>
    public string End(int count = 15)
    {
        var lines = Lines.Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(count).ToList();
        return lines.Count == 0 ? "  (it wrote nothing)" : string.Join('\n', lines.Select(line => "  " + line));
    }
}
