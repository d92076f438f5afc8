namespace Gateway.Hosting.Polling;

/// <summary>One state of what a feed publishes.</summary>
/// <param name="Version">Names the content: equal content has equal versions.</param>
/// <param name="Body">The content as JSON.</param>
public sealed record FeedItem(string Version, ReadOnlyMemory<byte> Body);

/// <summary>The current state of something, and a way to wait for the next one.</summary>
public sealed class Feed
{
    private readonly Lock gate = new();
    private FeedItem? current;
    private TaskCompletionSource changed = NewSignal();

    /// <summary>The current state; null before the first was published.</summary>
    public FeedItem? Current => Volatile.Read(ref current);

    /// <summary>Replaces the state and wakes all who wait.</summary>
    /// <returns>False when the version is the current one.</returns>
    public bool Publish(FeedItem item)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            if (current?.Version == item.Version)
            {
                return false;
            }

            signal = changed;
            changed = NewSignal();
            Volatile.Write(ref current, item);
        }

        signal.SetResult();
        return true;
    }

    /// <summary>Waits until the version differs from <paramref name="known"/>, at most as long as the token allows.</summary>
    /// <returns>The state; null when the wait ended first.</returns>
    public async Task<FeedItem?> WaitAsync(string? known, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (item, signal) = Look();
            if (item is not null && item.Version != known)
            {
                return item;
            }

            try
            {
                await signal.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (FeedItem? Item, Task Signal) Look()
    {
        lock (gate)
        {
            return (current, changed.Task);
        }
    }
}
