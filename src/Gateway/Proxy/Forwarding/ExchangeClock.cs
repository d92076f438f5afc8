namespace Gateway.Proxy.Forwarding;

/// <summary>Ends an exchange when the client leaves, when the route's timeout passes before the response starts, or when nobody says anything for too long.</summary>
internal sealed class ExchangeClock : IDisposable
{
    private readonly CancellationToken aborted;
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration link;
    private readonly TimeSpan idle;
    private volatile bool deadlineIsFixed;

    public ExchangeClock(TimeSpan? timeout, TimeSpan idle, TimeProvider time, CancellationToken aborted)
    {
        this.idle = idle;
        this.aborted = aborted;
        source = new(timeout ?? idle, time);
        link = aborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
        deadlineIsFixed = timeout is not null;
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether time ran out while the client was still there.</summary>
    public bool Expired => source.IsCancellationRequested && !aborted.IsCancellationRequested;

    /// <summary>Notes that something was sent or received.</summary>
    public void Touch()
    {
        if (!deadlineIsFixed)
        {
            source.CancelAfter(idle);
        }
    }

    /// <summary>From here on only silence counts.</summary>
    public void ResponseStarted()
    {
        deadlineIsFixed = false;
        Touch();
    }

    /// <summary>Ends everything that still runs in the exchange.</summary>
    public void Stop() => source.Cancel();

    public void Dispose()
    {
        link.Dispose();
        source.Dispose();
    }
}
