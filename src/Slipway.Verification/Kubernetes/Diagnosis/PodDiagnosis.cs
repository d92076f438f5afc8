namespace Slipway.Verification.Kubernetes;

/// <summary>Finds out from a pod's state and events why it is not ready.</summary>
internal static class PodDiagnosis
{
    /// <summary>What is wrong with the pod; null when it is ready or has done its work.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="events">The events of its namespace; they may be empty, then some explanations are shorter.</param>
    public static PodProblem? Explain(Pod pod, IReadOnlyList<ClusterEvent> events)
    {
        if (pod.IsDone || pod.IsReady)
        {
            return null;
        }

        var own = events.Where(happened => happened.InvolvedObject is { Kind: "Pod" } about && about.Name == pod.Metadata.Name).OrderBy(happened => happened.Time).ToList();
        return Unschedulable(pod)
            ?? Failed(pod)
            ?? pod.Status.InitContainerStatuses.Select(status => ContainerDiagnosis.Explain(pod, status, isInit: true, own)).FirstOrDefault(problem => problem is not null)
            ?? pod.Status.ContainerStatuses.Select(status => ContainerDiagnosis.Explain(pod, status, isInit: false, own)).FirstOrDefault(problem => problem is not null)
            ?? NotReady(pod, own)
            ?? Starting(pod, own);
    }

    private static PodProblem? Unschedulable(Pod pod) =>
        pod.Status.Conditions.FirstOrDefault(condition => condition is { Type: "PodScheduled", Status: "False" }) is { } condition
            ? new(PodProblemKind.Unschedulable, pod.Metadata.Name, null, $"no node takes it: {condition.Message}")
            : null;

    // A container's own end tells more than the pod's phase.
    private static PodProblem? Failed(Pod pod) =>
        pod.Status is { Phase: "Failed", Reason: { Length: > 0 } reason } status
            ? new(PodProblemKind.Failed, pod.Metadata.Name, null, $"failed: {reason}{(status.Message is { Length: > 0 } message ? $": {message}" : "")}")
            : null;

    private static PodProblem? NotReady(Pod pod, IReadOnlyList<ClusterEvent> events)
    {
        if (pod.Status.ContainerStatuses.FirstOrDefault(status => status is { Ready: false, State.Running: not null }) is not { } container)
        {
            return null;
        }

        var probe = events.LastOrDefault(happened => happened.Reason == "Unhealthy")?.Message.TrimEnd();
        var restarts = container.LastEnd is { } end ? $" It was started {container.RestartCount} times again, the last time after {ContainerDiagnosis.Ending(end)}." : "";
        return new(PodProblemKind.NotReady, pod.Metadata.Name, container.Name, (probe is null ? "runs, but is not ready." : $"runs, but is not ready: {probe}.") + restarts)
        {
            HasLog = true,
        };
    }

    private static PodProblem Starting(Pod pod, IReadOnlyList<ClusterEvent> events) =>
        events.LastOrDefault(happened => happened.IsWarning) is { } warning
            ? new(PodProblemKind.Starting, pod.Metadata.Name, null, $"is starting; {warning.Reason}: {warning.Message.TrimEnd()}")
            : new(PodProblemKind.Starting, pod.Metadata.Name, null, "is starting.");
}
