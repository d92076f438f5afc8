namespace Slipway.Engine;

/// <summary>The last lines of a log that may be a flood.</summary>
internal sealed class LogEnd
{
    /// <summary>Lines kept.</summary>
    public const int MostLines = 200;

    /// <summary>Characters kept of a line.</summary>
    public const int LineLength = 1_000;

    private readonly Queue<string> _lines = new();

    /// <summary>The lines.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Adds text of one or several lines.</summary>
    public void Add(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            _lines.Enqueue(line.Length <= LineLength ? line.ToString() : $"{line[..LineLength]}…");
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>Forgets them.</summary>
    public void Clear() => _lines.Clear();
}
