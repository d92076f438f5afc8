using System.Text;

namespace Slipway.Engine;

/// <summary>Where the messages of one target go, and what it writes to the console.</summary>
internal sealed class TargetLog(BuildOutput output, ExecutableTarget target)
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _line = new();

    /// <summary>Cancels the target: for code that waits and is given no token.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>A message.</summary>
    public void Write(LogLevel level, string text) => output.Write(target, level, text);

    /// <summary>Raw text, which becomes messages line by line.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            _line.Append(text);
            if (text.Contains('\n'))
            {
                var lines = _line.ToString().Split('\n');
                _line.Clear().Append(lines[^1]);
                Write(LogLevel.Information, string.Join('\n', lines[..^1].Select(line => line.TrimEnd('\r'))));
            }
        }
    }

    /// <summary>Writes the line that was not ended.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_line.Length > 0)
            {
                Write(LogLevel.Information, _line.ToString());
                _line.Clear();
            }
        }
    }
}
