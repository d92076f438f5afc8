namespace Slipway.Engine.Caching;

/// <summary>Spreads file work over the cores.</summary>
internal static class AllAtOnce
{
    /// <summary>Calls <paramref name="work"/> with 0 to <paramref name="count"/> - 1. The first exception ends it and is thrown as it is.</summary>
    public static async Task RunAsync(int count, Action<int> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count == 1)
        {
            // The usual case; the machinery below takes longer to start than most checks.
            work(0);
            return;
        }

        var next = -1;
        var workers = Enumerable.Range(0, Math.Min(count, Environment.ProcessorCount)).Select(_ => Task.Run(Work, cancellationToken)).ToList();
        await Task.WhenAll(workers);

        void Work()
        {
            try
            {
                for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    work(i);
                }
            }
            catch
            {
                Volatile.Write(ref next, count);
                throw;
            }
        }
    }
}
