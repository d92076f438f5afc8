using System.Runtime.ExceptionServices;

namespace Slipway.Tools;

/// <summary>Brings the lines of both streams to one listener, one at a time.</summary>
internal sealed class LineSink(OutputBuffer output, Action<OutputLine>? onLine, CancellationTokenSource stop)
{
    private readonly Lock _gate = new();
    private ExceptionDispatchInfo? _failure;
    private bool _closed;

    /// <summary>Keeps the line and shows it to the listener; a listener that throws stops the tool.</summary>
    public void Add(OutputLine line)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            output.Add(line);
            try
            {
                onLine?.Invoke(line);
            }
            catch (Exception error)
            {
                _failure = ExceptionDispatchInfo.Capture(error);
                _closed = true;
                stop.Cancel();
            }
        }
    }

    /// <summary>Ignores all further lines, and throws what the listener threw.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _failure?.Throw();
    }
}
