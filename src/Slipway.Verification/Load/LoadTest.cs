using Slipway.Verification.Conformance;

namespace Slipway.Verification;

/// <summary>
/// Load at a constant rate in an open loop: requests are due at fixed times and are sent then, whatever became of those before. Latency counts from the time that
/// a request was due, so a server that stands still for a second is seen by all requests of that second and not only by those it was just answering
/// (Gil Tene's "coordinated omission").
/// </summary>
public static class LoadTest
{
    /// <summary>Sends requests for the time that the options say, and waits for the last answer.</summary>
    /// <param name="options">Rate and duration.</param>
    /// <param name="send">Sends one request and reads its answer; throws when it is no good one.</param>
    /// <param name="time">Measures.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    public static Task<LoadResult> RunAsync(LoadOptions options, Func<CancellationToken, Task> send, TimeProvider time, CancellationToken cancellationToken)
    {
        var requests = Math.Max(1, (int)Math.Round(options.Rate * options.Duration.TotalSeconds));
        return RunAsync(options, index => index < requests, send, time, cancellationToken);
    }

    /// <summary>Sends requests for as long as some work takes, at least one, and waits for the last answer. The duration of the options does not count.</summary>
    /// <param name="work">What the load goes on beside. Its failure is thrown after the last answer.</param>
    /// <param name="options">The rate.</param>
    /// <param name="send">Sends one request and reads its answer; throws when it is no good one.</param>
    /// <param name="time">Measures.</param>
    /// <param name="cancellationToken">Stops everything.</param>
    public static async Task<LoadResult> RunWhileAsync(Task work, LoadOptions options, Func<CancellationToken, Task> send, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await RunAsync(options, index => index == 0 || !work.IsCompleted, send, time, cancellationToken);
        await work;
        return result;
    }

    private static async Task<LoadResult> RunAsync(
        LoadOptions options, Func<int, bool> more, Func<CancellationToken, Task> send, TimeProvider time, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        var recorder = new LoadRecorder(time, begin);
        using var slots = new SemaphoreSlim(options.MostInFlight);
        var inFlight = new List<Task>();
        var sent = 0;
        for (; more(sent); sent++)
        {
            var due = TimeSpan.FromSeconds(sent / options.Rate);
            var wait = due - time.GetElapsedTime(begin);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            await slots.WaitAsync(cancellationToken);
            inFlight.Add(SendAsync(due));
        }

        var duration = TimeSpan.FromSeconds(sent / options.Rate);
        await Task.WhenAll(inFlight);
        return recorder.Result(options.Rate, duration);

        async Task SendAsync(TimeSpan due)
        {
            using var deadline = new CancellationTokenSource(options.Deadline, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            try
            {
                await send(either.Token);
                recorder.Add(due, problem: null);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                recorder.Add(due, $"no answer within {options.Deadline.TotalSeconds:0.###} s");
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                recorder.Add(due, Causes.Of(e));
            }
            finally
            {
                slots.Release();
            }
        }
    }
}
