namespace Slipway.Verification.Fronts;

/// <summary>Asks an instance again and again whether it is ready.</summary>
internal sealed class ReadinessWatch(ServiceInstance instance, HttpClient client, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isReady;
    private Task watching = Task.CompletedTask;

    public ServiceInstance Instance => instance;

    /// <summary>Whether it was ready when it was last asked.</summary>
    public bool IsReady => isReady;

    /// <summary>Ends when it is ready for the first time.</summary>
    public Task Ready => ready.Task;

    public void Start() => watching = WatchAsync(end.Token);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        isReady = false;
        end.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            isReady = await AskAsync(cancellationToken);
            if (isReady)
            {
                ready.TrySetResult();
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(instance.Readiness, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
