namespace Slipway.Registry;

/// <summary>Cuts off an exchange that no longer gets anywhere: the other side is gone, or lets bytes drip.</summary>
internal sealed class StallGuard : IDisposable
{
    private const long LeastBytes = 64 * 1024;

    // After the last byte a registry may have to move gigabytes before it can answer.
    private const int PatienceAtEnd = 5;
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _window;
    private readonly ITimer _timer;
    private readonly CancellationToken _outer;
    private long _bytes;

    public StallGuard(TimeProvider clock, TimeSpan window, CancellationToken outer)
    {
        _outer = outer;
        _window = window;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = clock.CreateTimer(_ => Check(), null, window, window);
    }

    /// <summary>Ends when the exchange stalls, or when the caller cancels.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the exchange stalled, and nobody else cancelled it.</summary>
    public bool HasStalled => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    public void Report(int bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Everything is sent; only the answer is awaited.</summary>
    public void AwaitAnswer()
    {
        Report((int)LeastBytes);
        _timer.Change(_window * PatienceAtEnd, _window);
    }

    public TimeoutException ToException() => new($"Less than {LeastBytes / 1024} KiB moved in {_window.TotalSeconds:0} s.");

    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private void Check()
    {
        if (Interlocked.Exchange(ref _bytes, 0) < LeastBytes)
        {
            try
            {
                _source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The exchange ended while the timer fired.
            }
        }
    }
}
