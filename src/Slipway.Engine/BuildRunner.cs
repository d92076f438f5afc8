using Slipway.Engine.Caching;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>Runs a plan and tells how it went.</summary>
internal sealed class BuildRunner(BuildOutput output, BuildProcess process, Attempt attempt, Timings timings)
{
    /// <summary>Writes the report.</summary>
    public required RunReporter Reporter { get; init; }

    /// <summary>Runs the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="all">The targets of the build by name; those of the plan that are pending will run.</param>
    /// <param name="parallel">How many targets run at once.</param>
    /// <param name="cache">The cache; it is not made when no target asks for it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Plan plan, IReadOnlyDictionary<string, ExecutableTarget> all, int parallel, Lazy<TargetCache> cache)
    {
        var targets = plan.Steps.Select(step => all[step.Name]).ToList();
        using var cancellation = new CancellationTokenSource();
        using var interrupt = process.OnInterrupt(() => Cancel(cancellation, targets));
        AllowBlocking(parallel);
        output.Start(targets, parallel);
        var started = process.Time.GetTimestamp();
        var step = TargetSteps.WhenConditionsHold((target, token) => target.Definition.InputSet is null
            ? TargetSteps.RunActionsAsync(target, token)
            : new CachedSteps(TargetSteps.RunActionsAsync, cache.Value).RunAsync(target, token));
        await new TargetExecutor(output, step, parallel, process.Time).RunAsync(plan, all, timings.Expect, cancellation.Token);
        var duration = process.Time.GetElapsedTime(started);
        var exitCode = cancellation.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Of([.. targets.Select(target => target.Failure).OfType<Exception>()]);
        var result = new BuildResult(
            exitCode,
            [.. targets.Select(target => new TargetResult(target.Name, target.Status, target.Duration, target.Reason, target.Failure is { } failure ? FailureText.Of(failure, NukeBuild.Verbosity) : null))],
            duration,
            [.. plan.CriticalPath(name => all[name].Duration).Where(name => all[name].Status is not (TargetStatus.Skipped or TargetStatus.NotRun))]);
        result = result with { Report = await Reporter.WriteAsync(plan, all, result, cache) };
        await SaveAsync(targets, exitCode, cache, cancellation.Token);
        output.Finish(result);
        return exitCode;
    }

    // Targets may block a thread each; the pool would add threads only slowly.
    private static void AllowBlocking(int parallel)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, parallel + 2), ports);
    }

    private void Cancel(CancellationTokenSource cancellation, IReadOnlyList<ExecutableTarget> targets)
    {
        var cleaning = targets.Where(target => target.Definition.IsAssured && !target.HasEnded).Select(target => target.Name).ToList();
        output.Write(null, LogLevel.Warning, cleaning.Count == 0
            ? "Cancelling; once more ends at once."
            : $"Cancelling; {string.Join(", ", cleaning)} may still clean up for {TargetExecutor.CleanUpTime.TotalSeconds:0} s, once more ends at once.");
        cancellation.Cancel();
    }

    private async Task SaveAsync(IReadOnlyList<ExecutableTarget> targets, int exitCode, Lazy<TargetCache> cache, CancellationToken cancellationToken)
    {
        foreach (var target in targets.Where(target => target.Status == TargetStatus.Succeeded))
        {
            timings.Learn(target.Name, target.Duration);
        }

        timings.Save();
        if (exitCode == ExitCode.Done)
        {
            attempt.Clear();
        }
        else
        {
            attempt.Save(targets.Where(target => target.Status is TargetStatus.Succeeded or TargetStatus.UpToDate or TargetStatus.Skipped).Select(target => target.Name));
        }

        if (cache.IsValueCreated)
        {
            await cache.Value.SaveAsync(cancellationToken);
        }
    }
}
