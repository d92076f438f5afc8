using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Runs a plan: targets that do not wait for each other at once, up to a number.</summary>
internal sealed class TargetExecutor(BuildOutput output, TargetStep step, int parallel, TimeProvider time)
{
    private readonly Dictionary<string, ExecutableTarget> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<Task, (ExecutableTarget Target, CancellationTokenSource Cancellation)> _running = [];
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);
    private bool _failed;

    /// <summary>Runs the plan; afterwards every target has ended.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">The plan's targets, in its order.</param>
    /// <param name="cancellationToken">Cancels what runs; what waits does not start.</param>
    public async Task RunAsync(Plan plan, IReadOnlyList<ExecutableTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            _targets.Add(target.Name, target);
        }

        while (true)
        {
            foreach (var next in plan.Steps.Where(candidate => _targets[candidate.Name].Status == TargetStatus.Pending))
            {
                Advance(next, cancellationToken);
            }

            if (_running.Count == 0)
            {
                return;
            }

            await EndAsync(await Task.WhenAny(_running.Keys));
        }
    }

    private void Advance(PlanStep planned, CancellationToken cancellationToken)
    {
        var target = _targets[planned.Name];
        if (planned.WaitsFor.Any(name => !_targets[name].HasEnded))
        {
            return;
        }

        if (Obstacle(planned, target, cancellationToken) is { } reason)
        {
            (target.Status, target.Reason) = (TargetStatus.NotRun, reason);
        }
        else if (_running.Count < parallel && !target.Definition.Locks.Exists(_locks.Contains))
        {
            Start(target, cancellationToken);
        }
    }

    private string? Obstacle(PlanStep planned, ExecutableTarget target, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return "the build was cancelled";
        }

        if (target.Definition.IsAssured)
        {
            return null;
        }

        var missing = planned.DependsOn.FirstOrDefault(name => _targets[name].Status is TargetStatus.Failed or TargetStatus.Cancelled or TargetStatus.NotRun);
        return missing is not null ? $"{missing} did not succeed" : _failed ? "another target failed" : null;
    }

    private void Start(ExecutableTarget target, CancellationToken cancellationToken)
    {
        target.Status = TargetStatus.Running;
        _locks.UnionWith(target.Definition.Locks);
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _running.Add(Task.Run(() => RunAsync(target, cancellation.Token), CancellationToken.None), (target, cancellation));
    }

    private async Task RunAsync(ExecutableTarget target, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        Log.SendTo(output.Begin(target));
        try
        {
            (target.Status, target.Reason) = await step(target, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            target.Status = TargetStatus.Cancelled;
        }
        catch (Exception error)
        {
            (target.Status, target.Failure) = (TargetStatus.Failed, error);
        }
        finally
        {
            target.Duration = time.GetElapsedTime(started);
            output.End(target);
        }
    }

    private async Task EndAsync(Task ended)
    {
        await ended;
        _running.Remove(ended, out var run);
        run.Cancellation.Dispose();
        _locks.ExceptWith(run.Target.Definition.Locks);
        if (run.Target.Status == TargetStatus.Failed && !run.Target.Definition.IsProceeding)
        {
            _failed = true;
            foreach (var (target, cancellation) in _running.Values.Where(other => !other.Target.Definition.IsAssured))
            {
                await cancellation.CancelAsync();
                target.Reason = $"{run.Target.Name} failed";
            }
        }
    }
}

/// <summary>Runs one target.</summary>
/// <returns>How it ended when nothing was thrown, and why it was skipped.</returns>
internal delegate Task<(TargetStatus Status, string? Reason)> TargetStep(ExecutableTarget target, CancellationToken cancellationToken);
