namespace Slipway.Verification.Kubernetes;

/// <summary>What is wrong with one container.</summary>
internal static class ContainerDiagnosis
{
    // One restart may be a dependency that came a second later.
    private const int HopelessRestarts = 2;

    private static readonly string[] ImageReasons =
        ["ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable", "SignatureValidationFailed"];

    private static readonly string[] ConfigurationReasons = ["CreateContainerConfigError", "CreateContainerError", "RunContainerError", "StartError", "ContainerCannotRun"];

    /// <summary>What is wrong with it; null when nothing is, or when only waiting will tell.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="status">One of its containers.</param>
    /// <param name="isInit">Whether it is an init container.</param>
    /// <param name="events">The pod's own events, the latest last.</param>
    public static PodProblem? Explain(Pod pod, ContainerStatus status, bool isInit, IReadOnlyList<ClusterEvent> events)
    {
        if (status.State.Running is not null || status.State.Terminated is { ExitCode: 0 })
        {
            return null;
        }

        var waiting = status.State.Waiting;
        return waiting is not null && ImageReasons.Contains(waiting.Reason) ? ImagePull(pod, status, waiting, events)
            : waiting is not null && ConfigurationReasons.Contains(waiting.Reason) ? Configuration(pod, status, waiting.Reason, waiting.Message)
            : status.LastEnd is { } end && ConfigurationReasons.Contains(end.Reason) ? Configuration(pod, status, end.Reason, end.Message)
            : status.LastEnd is { ExitCode: not 0 } or { Reason: "OOMKilled" } ? Ended(pod, status, isInit)
            : waiting is { Reason: "CrashLoopBackOff" } ? Ended(pod, status, isInit)
            : null;
    }

    /// <summary>How a container ended, in words.</summary>
    public static string Ending(TerminatedState end) => end switch
    {
        { Reason: "OOMKilled" } => "being killed for its use of memory",
        { ExitCode: 137 } => "being killed (exit code 137)",
        { ExitCode: 139 } => "a segmentation fault (exit code 139)",
        { ExitCode: 143 } => "being told to stop (exit code 143)",
        _ => $"exit code {end.ExitCode}",
    };

    private static PodProblem ImagePull(Pod pod, ContainerStatus status, WaitingState waiting, IReadOnlyList<ClusterEvent> events)
    {
        // While the kubelet waits to try again, the state may only say that it waits: the event of the attempt has the cause.
        var attempt = waiting.Reason == "ImagePullBackOff"
            ? events.LastOrDefault(happened => happened.Reason == "Failed" && happened.Message.StartsWith($"Failed to pull image \"{status.Image}\"", StringComparison.Ordinal))?.Message
            : null;
        var cause = (attempt ?? waiting.Message ?? waiting.Reason).TrimEnd();
        return new(PodProblemKind.ImagePull, pod.Metadata.Name, status.Name, $"its image {status.Image} cannot be pulled ({waiting.Reason}): {cause}{WayOut(status.Image, cause)}");
    }

    private static string WayOut(string image, string cause)
    {
        if (image.StartsWith("localhost", StringComparison.Ordinal) || image.StartsWith("127.", StringComparison.Ordinal))
        {
            return ". On a node, localhost is the node itself: the image must be loaded into it, or come from a registry that nodes can reach.";
        }

        return cause switch
        {
            _ when Has("no match for platform") => ". The image has no variant for the node's platform.",
            _ when Has("not found") => ". There is no such image: was it pushed, and is its digest that of this release?",
            _ when Has("unauthorized") || Has("denied") || Has("forbidden") => ". The registry wants credentials: give --registry-username and --registry-password, or a pull secret.",
            _ => "",
        };

        bool Has(string text) => cause.Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    private static PodProblem Configuration(Pod pod, ContainerStatus status, string reason, string? message) =>
        new(PodProblemKind.Configuration, pod.Metadata.Name, status.Name, $"cannot be started ({reason}): {message?.TrimEnd() ?? "no reason given"}");

    private static PodProblem Ended(Pod pod, ContainerStatus status, bool isInit)
    {
        var end = status.LastEnd;
        var memory = end?.Reason == "OOMKilled";
        var kind = memory ? PodProblemKind.OutOfMemory : isInit ? PodProblemKind.InitFailed : PodProblemKind.Crash;
        var what = (memory, isInit) switch
        {
            (true, _) => $"was killed for its use of memory{Limit(pod, status.Name)}",
            (_, true) => $"the init container ends with {(end is null ? "an error" : Ending(end))}, so the pod cannot start",
            _ => $"ends with {(end is null ? "an error" : Ending(end))}",
        };
        var text = $"{what}, {Restarts(status.RestartCount)}.{(end?.Message is { Length: > 0 } message ? $" It says: {message.TrimEnd()}" : "")}";
        return new(kind, pod.Metadata.Name, status.Name, text)
        {
            IsHopeless = status.RestartCount >= HopelessRestarts,
            HasLog = true,
            LogIsPrevious = status.State.Terminated is null,
        };
    }

    private static string Restarts(int count) => count switch
    {
        0 => "for the first time",
        1 => "after 1 restart",
        _ => $"after {count} restarts",
    };

    private static string Limit(Pod pod, string container) =>
        pod.Spec.Containers.Concat(pod.Spec.InitContainers).FirstOrDefault(spec => spec.Name == container)?.Resources.Limits.TryGetValue("memory", out var limit) == true
            ? $" (limit {limit})"
            : "";
}
