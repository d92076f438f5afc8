using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>
/// Waits until everything in a namespace runs, and fails with the reason: what helm and <c>kubectl rollout status</c> say is only that time ran out.
/// What will not become better by waiting fails before the deadline.
/// </summary>
/// <param name="kubectl">The cluster.</param>
/// <param name="time">Measures the waiting.</param>
/// <param name="announce">Is told what is waited for, whenever that changes.</param>
public sealed class RolloutWatch(Kubectl kubectl, TimeProvider time, Action<string> announce)
{
    // An API server that restarts is away for some seconds.
    private const int MostFailures = 15;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>How long a hopeless state may last: image pulls and crashes sometimes are of a moment.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Waits for every Deployment, StatefulSet, DaemonSet and Job of the namespace.</summary>
    /// <exception cref="WorkloadFailedException">Something does not become ready; the message says why.</exception>
    /// <exception cref="ToolFailedException">The cluster does not answer any more.</exception>
    public Task WaitAsync(string space, TimeSpan timeout, CancellationToken cancellationToken) => WaitAsync(space, only: null, timeout, cancellationToken);

    /// <summary>Waits for one of them.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="only">Its name; null for all of them.</param>
    /// <param name="timeout">When to give up.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="WorkloadFailedException">It does not become ready; the message says why.</exception>
    /// <exception cref="ToolFailedException">The cluster does not answer any more.</exception>
    public async Task WaitAsync(string space, string? only, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var since = new Dictionary<(string Pod, string? Container, PodProblemKind Kind), long>();
        var told = "";
        var failures = 0;
        while (true)
        {
            if (await LookAsync(space, only, giveUp: () => ++failures > MostFailures, cancellationToken) is { } look)
            {
                failures = 0;
                if (look.Waiting.Count == 0)
                {
                    return;
                }

                told = Tell(look, told);
                var late = time.GetElapsedTime(started) >= timeout;
                if (late || look.Waiting.Any(workload => workload is { Kind: "Job", Failure: not null }) || HasLostHope(look, since))
                {
                    throw new WorkloadFailedException(await DescribeAsync(space, look, late ? timeout : null, cancellationToken));
                }
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    private async Task<Look?> LookAsync(string space, string? only, Func<bool> giveUp, CancellationToken cancellationToken)
    {
        try
        {
            var workloads = await kubectl.ReadWorkloadsAsync(space, cancellationToken);
            var waiting = workloads.Where(workload => !workload.IsComplete && (only is null || workload.Metadata.Name == only)).ToList();
            var pods = waiting.Count == 0 ? [] : await kubectl.ReadPodsAsync(space, cancellationToken);
            return new(waiting, only is null ? pods : [.. pods.Where(pod => pod.IsOf(only))]);
        }
        catch (ToolFailedException) when (!giveUp())
        {
            return null;
        }
    }

    private string Tell(Look look, string told)
    {
        var text = $"Waiting for {string.Join(", ", look.Waiting.Select(workload => $"{workload.Id} ({workload.Progress})"))}.";
        if (text != told)
        {
            announce(text);
        }

        return text;
    }

    private bool HasLostHope(Look look, Dictionary<(string Pod, string? Container, PodProblemKind Kind), long> since)
    {
        var now = time.GetTimestamp();
        var present = look.Problems([]).Where(problem => problem.IsHopeless).Select(problem => (problem.Pod, problem.Container, problem.Kind)).ToHashSet();
        foreach (var gone in since.Keys.Except(present).ToList())
        {
            since.Remove(gone);
        }

        return present.Any(problem => since.TryAdd(problem, now) ? Patience == TimeSpan.Zero : time.GetElapsedTime(since[problem], now) >= Patience);
    }

    private async Task<string> DescribeAsync(string space, Look look, TimeSpan? waited, CancellationToken cancellationToken)
    {
        var events = await kubectl.ReadEventsAsync(space, cancellationToken);
        var problems = look.Problems(events);
        var workloads = look.Waiting.Select(workload => $"{workload.Id}: {workload.Progress}{(workload.Failure is { } failure ? $"; {failure}" : "")}");
        var head = waited is { } time ? $"Not ready after {time.TotalSeconds:0} s" : "Will not become ready";
        var text = await new Explanation(kubectl, space).DescribeAsync(problems, cancellationToken);
        var owners = problems.Count > 0 ? [] : events.Where(happened => happened.IsWarning && happened.InvolvedObject.Kind != "Pod").Select(happened => $"{happened.InvolvedObject.Kind} {happened.InvolvedObject.Name}: {happened.Reason}: {happened.Message}");
        return string.Join('\n', [$"{head}: {string.Join("; ", workloads)}.", .. owners.Distinct().TakeLast(3), text]).TrimEnd('\n');
    }

    private sealed record Look(IReadOnlyList<Workload> Waiting, IReadOnlyList<Pod> Pods)
    {
        public IReadOnlyList<PodProblem> Problems(IReadOnlyList<ClusterEvent> events) =>
            [.. Pods.Where(pod => !pod.IsEnding).Select(pod => PodDiagnosis.Explain(pod, events)).OfType<PodProblem>()];
    }
}
