namespace Slipway.Images;

/// <summary>Two pieces of work at once, where the failure of one ends the other.</summary>
internal static class Together
{
    /// <summary>Runs both to their end, and throws what failed first.</summary>
    public static async Task<(TFirst First, TSecond Second)> RunAsync<TFirst, TSecond>(
        Func<CancellationToken, Task<TFirst>> first, Func<CancellationToken, Task<TSecond>> second, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var firstTask = first(stop.Token);
        var secondTask = second(stop.Token);
        var ended = await Task.WhenAny(firstTask, secondTask);
        if (!ended.IsCompletedSuccessfully)
        {
            await stop.CancelAsync();
        }

        // The first one to end is awaited last but thrown first: the other one was only cancelled because of it.
        var other = ended == firstTask ? (Task)secondTask : firstTask;
        await other.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await ended;
        return (await firstTask, await secondTask);
    }
}
