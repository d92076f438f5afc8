using System.Threading.Channels;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Runs a plan: targets that do not wait for each other at once, up to a number.</summary>
/// <remarks>
/// When the build is cancelled, targets that are assured after a failure run on, or still start when anything before them did: they clean up.
/// Their time is limited; then they are cancelled as the others were at once.
/// </remarks>
/// <param name="output">Is told what happens.</param>
/// <param name="step">Runs one target.</param>
/// <param name="parallel">How many targets run at once.</param>
/// <param name="time">The clock.</param>
internal sealed class TargetExecutor(BuildOutput output, TargetStep step, int parallel, TimeProvider time)
{
    /// <summary>How long a cancelled target may take to end; who takes longer is left behind.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>How long assured targets may run after the build was cancelled.</summary>
    public static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(30);

    private readonly Channel<TargetEnd> _ended = Channel.CreateUnbounded<TargetEnd>();
    private readonly Dictionary<ExecutableTarget, CancellationTokenSource> _running = [];
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    /// <summary>Runs the plan; afterwards every target has ended.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">The plan's targets by name.</param>
    /// <param name="duration">How long a target is expected to take.</param>
    /// <param name="cancellationToken">Cancels what runs; what waits does not start, unless it cleans up.</param>
    public async Task RunAsync(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> targets, Func<string, TimeSpan> duration, CancellationToken cancellationToken)
    {
        var schedule = new Schedule(plan, targets, duration);
        var failures = new FailureRules(plan, targets);
        using var cleanUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var deadline = cancellationToken.Register(() => cleanUp.CancelAfter(CleanUpTime));
        while (true)
        {
            Advance(schedule, failures, cancellationToken, cleanUp.Token);
            if (_running.Count == 0)
            {
                return;
            }

            await EndAsync(await _ended.Reader.ReadAsync(CancellationToken.None), schedule, failures);
        }
    }

    private void Advance(Schedule schedule, FailureRules failures, CancellationToken cancellationToken, CancellationToken cleanUp)
    {
        while (_running.Count < parallel && schedule.Take() is var (target, planned))
        {
            if (target.Status == TargetStatus.Pending && Obstacle(target, planned, failures, cancellationToken) is var (status, reason))
            {
                target.End(status, reason);
            }

            if (!target.HasEnded || planned.WaitsFor.Any(_begun.Contains))
            {
                _begun.Add(target.Name);
            }

            if (target.HasEnded)
            {
                schedule.End(target);
            }
            else
            {
                Start(target, target.Definition.IsAssured ? cleanUp : cancellationToken);
            }
        }
    }

    private (TargetStatus Status, string Reason)? Obstacle(ExecutableTarget target, PlanStep planned, FailureRules failures, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && !(target.Definition.IsAssured && planned.WaitsFor.Any(_begun.Contains))
            ? (TargetStatus.NotRun, "the build was cancelled")
            : failures.Obstacle(planned);

    private void Start(ExecutableTarget target, CancellationToken life)
    {
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(life);
        target.Status = TargetStatus.Running;
        _running.Add(target, cancellation);
        output.Begin(target);
        _ = Task.Run(() => RunAsync(target, life, cancellation.Token), CancellationToken.None);
    }

    private async Task RunAsync(ExecutableTarget target, CancellationToken life, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var patience = life.Register(() => _ = LeaveBehindAsync(target, started));
        var log = new TargetLog(output, target) { CancellationToken = cancellationToken };
        Log.Target = log;
        var end = new TargetEnd(target, TargetStatus.Cancelled);
        try
        {
            var (status, reason) = await step(target, cancellationToken);
            end = end with { Status = status, Reason = reason };
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested)
        {
            log.Write(LogLevel.Debug, FailureText.Of(error, Verbosity.Normal));
        }
        catch (Exception error)
        {
            end = end with { Status = TargetStatus.Failed, Failure = error };
        }

        log.Flush();
        _ended.Writer.TryWrite(end with { Duration = time.GetElapsedTime(started) });
    }

    // A target that ends in time is no longer there when this arrives.
    private async Task LeaveBehindAsync(ExecutableTarget target, long started)
    {
        await Task.Delay(Grace, time);
        var end = new TargetEnd(target, TargetStatus.Cancelled) { Reason = "it did not end when it was cancelled, and was left behind", Duration = time.GetElapsedTime(started) };
        _ended.Writer.TryWrite(end);
    }

    private async Task EndAsync(TargetEnd end, Schedule schedule, FailureRules failures)
    {
        var target = end.Target;
        if (!_running.Remove(target, out var cancellation))
        {
            return;
        }

        (target.Status, target.Reason, target.Failure, target.Duration) = (end.Status, end.Reason ?? target.Reason, end.Failure, end.Duration);
        output.End(target);
        cancellation.Dispose();
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
}
