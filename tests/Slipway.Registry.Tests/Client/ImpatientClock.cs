using System.Collections.Concurrent;

namespace Slipway.Registry.Tests.Client;

/// <summary>A clock on which waits are over at once, and are remembered; what recurs happens when the test says so.</summary>
internal sealed class ImpatientClock : TimeProvider
{
    private readonly ConcurrentDictionary<Recurring, TimerCallback> _recurring = new();
    private long _ticks = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>The waits so far.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>Lets everything that recurs happen once, as soon as there is something.</summary>
    public async Task TickAsync()
    {
        while (_recurring.IsEmpty)
        {
            await Task.Yield();
        }

        foreach (var callback in _recurring.Values)
        {
            callback(null);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Recurring(this);
        if (period != Timeout.InfiniteTimeSpan)
        {
            _recurring[timer] = callback;
        }
        else if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Waits.Enqueue(dueTime);
            Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return timer;
    }

    private sealed class Recurring(ImpatientClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock._recurring.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
