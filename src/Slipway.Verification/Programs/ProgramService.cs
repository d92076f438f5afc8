namespace Slipway.Verification;

/// <summary>A program with one instance, which can be replaced without a gap.</summary>
/// <param name="host">Runs it.</param>
/// <param name="readiness">Waits for it.</param>
/// <param name="front">Its address on this machine; null where it is reached by its name.</param>
internal sealed class ProgramService(IProgramHost host, Readiness readiness, ProgramFront? front) : IAsyncDisposable
{
    private int _started;

    /// <summary>What runs now; null when it is stopped.</summary>
    public RunningProgram? Instance { get; private set; }

    /// <summary>The number of a port on this machine.</summary>
    public int this[string port] => front![port];

    /// <summary>Starts an instance, waits until it is ready, and then tells the one before to stop; returns when that is gone.</summary>
    /// <param name="order">What to run; the name of the instance gets a number.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="VerificationException">It does not start, ends, or does not become ready; the one before stays.</exception>
    public async Task RollOutAsync(ProgramOrder order, CancellationToken cancellationToken)
    {
        var now = await StartAsync(order, cancellationToken);
        try
        {
            await readiness.WaitAsync(now, "admin", cancellationToken);
            await AddAsync(now, cancellationToken);
            await (front?.ReadyAsync(now, cancellationToken) ?? Task.CompletedTask);
        }
        catch
        {
            await EndAsync(now, program => program.KillAsync());
            throw;
        }

        var before = Instance;
        Instance = now;
        await EndAsync(before, program => program.StopAsync());
    }

    /// <summary>Starts one more instance, without waiting for anything.</summary>
    public Task<RunningProgram> StartAsync(ProgramOrder order, CancellationToken cancellationToken) =>
        host.StartAsync(order with { Instance = $"{order.Instance}-{Interlocked.Increment(ref _started)}" }, cancellationToken);

    /// <summary>Gives an instance connections whenever it is ready.</summary>
    public Task AddAsync(RunningProgram program, CancellationToken cancellationToken) => front?.AddAsync(program, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Takes an instance away and ends it.</summary>
    public async Task EndAsync(RunningProgram? program, Func<RunningProgram, Task> end)
    {
        if (program is not null)
        {
            await (front?.RemoveAsync(program) ?? Task.CompletedTask);
            await end(program);
        }
    }

    /// <summary>Ends it at once.</summary>
    public async Task KillAsync()
    {
        var program = Instance;
        Instance = null;
        await EndAsync(program, running => running.KillAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await (front?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
