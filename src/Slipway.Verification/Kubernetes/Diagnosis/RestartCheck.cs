namespace Slipway.Verification.Kubernetes;

/// <summary>Finds what crashed after everything had been ready: a container that was started again is ready again, and nobody sees that it fell.</summary>
internal sealed class RestartCheck(Kubectl kubectl, string space)
{
    /// <summary>How often each container was started again, by pod and container.</summary>
    public async Task<IReadOnlyDictionary<(string Pod, string Container), int>> ReadAsync(CancellationToken cancellationToken) =>
        (await kubectl.ReadPodsAsync(space, cancellationToken)).SelectMany(Containers).ToDictionary(item => (item.Pod, item.Status.Name), item => item.Status.RestartCount);

    /// <summary>Compares with an earlier state; pods that are new since then should not have been started again at all.</summary>
    /// <exception cref="WorkloadFailedException">A container was; the message has the end of the log of the run that crashed.</exception>
    public async Task VerifyAsync(IReadOnlyDictionary<(string Pod, string Container), int> before, CancellationToken cancellationToken)
    {
        var crashed = (await kubectl.ReadPodsAsync(space, cancellationToken))
            .SelectMany(Containers)
            .Where(item => item.Status.RestartCount > before.GetValueOrDefault((item.Pod, item.Status.Name)))
            .Select(item => Problem(item.Pod, item.Status))
            .ToList();
        if (crashed.Count > 0)
        {
            throw new WorkloadFailedException($"Crashed after it had been ready:\n{await new Explanation(kubectl, space).DescribeAsync(crashed, cancellationToken)}");
        }
    }

    private static IEnumerable<(string Pod, ContainerStatus Status)> Containers(Pod pod) => pod.Status.ContainerStatuses.Select(status => (pod.Metadata.Name, status));

    private static PodProblem Problem(string pod, ContainerStatus status) => new(
        status.LastEnd?.Reason == "OOMKilled" ? PodProblemKind.OutOfMemory : PodProblemKind.Crash,
        pod,
        status.Name,
        $"was started again {status.RestartCount} times, the last time after {(status.LastEnd is { } end ? ContainerDiagnosis.Ending(end) : "an end without a record")}.")
    {
        HasLog = true,
        LogIsPrevious = status.State.Terminated is null,
    };
}
