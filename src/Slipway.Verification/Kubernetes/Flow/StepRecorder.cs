namespace Slipway.Verification.Kubernetes;

/// <summary>Records what is done, how long it took and what became of it.</summary>
/// <param name="time">Measures.</param>
/// <param name="announce">Is told what is done.</param>
/// <param name="prefix">What the names of steps begin with.</param>
public sealed class StepRecorder(TimeProvider time, Action<string> announce, string prefix = "")
{
    private readonly List<VerificationStep> _steps = [];

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<VerificationStep> Steps => _steps;

    /// <summary>Does a step.</summary>
    /// <exception cref="StepFailedException">It failed, and is recorded as failed.</exception>
    public async Task<T> RunAsync<T>(string name, Func<Task<T>> step)
    {
        announce($"{prefix}{name}");
        var started = time.GetTimestamp();
        try
        {
            var result = await step();
            _steps.Add(new(prefix + name, time.GetElapsedTime(started), CheckOutcome.Passed));
            return result;
        }
        catch (Exception error) when (error is not (OperationCanceledException or StepFailedException))
        {
            _steps.Add(new(prefix + name, time.GetElapsedTime(started), CheckOutcome.Failed, error.Message));
            throw new StepFailedException(prefix + name, error);
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(string name, Func<Task> step) => RunAsync(name, async () =>
    {
        await step();
        return true;
    });

    /// <summary>Records that something was left out, and why.</summary>
    public void Skip(string name, string reason)
    {
        announce($"{prefix}{name}: skipped, {reason}");
        _steps.Add(new(prefix + name, TimeSpan.Zero, CheckOutcome.Skipped, reason));
    }
}
