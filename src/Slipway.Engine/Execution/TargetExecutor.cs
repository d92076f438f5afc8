using System.Threading.Channels;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Runs a plan: targets that do not wait for each other at once, up to a number.</summary>
/// <param name="output">Is told what happens.</param>
/// <param name="step">Runs one target.</param>
/// <param name="parallel">How many targets run at once.</param>
/// <param name="time">The clock.</param>
internal sealed class TargetExecutor(BuildOutput output, TargetStep step, int parallel, TimeProvider time)
{
    /// <summary>How long cancelled targets may take to end; who takes longer is left behind.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Channel<ExecutableTarget> _ended = Channel.CreateUnbounded<ExecutableTarget>();
    private readonly Dictionary<ExecutableTarget, CancellationTokenSource> _running = [];

    /// <summary>Runs the plan; afterwards every target has ended.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">The plan's targets by name.</param>
    /// <param name="duration">How long a target is expected to take.</param>
    /// <param name="cancellationToken">Cancels what runs; what waits does not start.</param>
    public async Task RunAsync(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, Func<string, TimeSpan> duration, CancellationToken cancellationToken)
    {
        var schedule = new Schedule(plan, targets, duration);
        var failures = new FailureRules(plan, targets);
        using var patience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var impatience = cancellationToken.Register(() => patience.CancelAfter(Grace));
        while (true)
        {
            Advance(schedule, failures, cancellationToken);
            if (_running.Count == 0)
            {
                return;
            }

            try
            {
                await EndAsync(await _ended.Reader.ReadAsync(patience.Token), schedule, failures);
            }
            catch (OperationCanceledException)
            {
                LeaveBehind();
            }
        }
    }

    private void Advance(Schedule schedule, FailureRules failures, CancellationToken cancellationToken)
    {
        while (_running.Count < parallel && schedule.Take() is var (target, planned))
        {
            if (target.Status == TargetStatus.Pending && Obstacle(planned, failures, cancellationToken) is var (status, reason))
            {
                target.End(status, reason);
            }

            if (target.HasEnded)
            {
                schedule.End(target);
            }
            else
            {
                Start(target, cancellationToken);
            }
        }
    }

    private static (TargetStatus Status, string Reason)? Obstacle(PlanStep planned, FailureRules failures, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? (TargetStatus.NotRun, "the build was cancelled") : failures.Obstacle(planned);

    private void Start(ExecutableTarget target, CancellationToken cancellationToken)
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        target.Status = TargetStatus.Running;
        _running.Add(target, cancellation);
        output.Begin(target);
        _ = Task.Run(() => RunAsync(target, cancellation.Token), CancellationToken.None);
    }

    private async Task RunAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var log = new TargetLog(output, target);
        Log.Target = log;
        try
        {
            (target.Status, target.Reason) = await step(target, cancellationToken);
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested)
        {
            log.Write(LogLevel.Debug, FailureText.Of(error, Verbosity.Normal));
            target.Status = TargetStatus.Cancelled;
        }
        catch (Exception error)
        {
            (target.Status, target.Failure) = (TargetStatus.Failed, error);
        }

        target.Duration = time.GetElapsedTime(started);
        log.Flush();
        _ended.Writer.TryWrite(target);
    }

    private async Task EndAsync(ExecutableTarget target, Schedule schedule, FailureRules failures)
    {
        output.End(target);
        _running.Remove(target, out var cancellation);
        cancellation!.Dispose();
        schedule.End(target);
        if (target.Status == TargetStatus.Failed && !target.Definition.IsProceeding)
        {
            failures.Fail(target);
            foreach (var (other, token) in _running.Where(running => !failures.Matters(running.Key)))
            {
                other.Reason = $"{target.Name} failed";
                await token.CancelAsync();
            }
        }
    }

    private void LeaveBehind()
    {
        foreach (var target in _running.Keys)
        {
            target.End(TargetStatus.Cancelled, "it did not end when it was cancelled, and was left behind");
            output.End(target);
        }

        _running.Clear();
    }
}
