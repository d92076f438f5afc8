namespace Slipway.Verification.Kubernetes;

/// <summary>A Deployment, StatefulSet, DaemonSet or Job, as far as waiting for it needs.</summary>
internal sealed record Workload
{
    public string Kind { get => field ?? ""; init; }

    public ObjectMeta Metadata { get => field ?? new(); init; }

    public WorkloadSpec Spec { get => field ?? new(); init; }

    public WorkloadStatus Status { get => field ?? new(); init; }

    /// <summary>Its kind and name as kubectl takes them, for instance <c>deployment/gateway-proxy</c>.</summary>
    public string Id => $"{Kind.ToLowerInvariant()}/{Metadata.Name}";

    /// <summary>
    /// Whether its rollout is complete, by the rules of <c>kubectl rollout status</c>: the controller has seen the last change,
    /// every pod is of the last revision, and all of them are available.
    /// </summary>
    public bool IsComplete => Kind switch
    {
        "Job" => Status.Conditions.Any(condition => condition is { Type: "Complete", Status: "True" }),
        "DaemonSet" => IsObserved && Status.UpdatedNumberScheduled >= Status.DesiredNumberScheduled && Status.NumberAvailable >= Status.DesiredNumberScheduled,
        "StatefulSet" => IsObserved && Status.UpdatedReplicas >= Wanted && Status.ReadyReplicas >= Wanted,
        _ => IsObserved && Status.UpdatedReplicas >= Wanted && Status.Replicas <= Status.UpdatedReplicas && Status.AvailableReplicas >= Status.UpdatedReplicas,
    };

    /// <summary>What will not become better by waiting; null while there is hope.</summary>
    public string? Failure => Status.Conditions.FirstOrDefault(IsFailure) is { } condition ? $"{condition.Reason}: {condition.Message}" : null;

    /// <summary>How far it is, in words.</summary>
    public string Progress => Kind switch
    {
        "Job" => $"{Status.Succeeded} of {Spec.Completions ?? 1} done",
        "DaemonSet" => $"{Status.NumberAvailable} of {Status.DesiredNumberScheduled} available",
        _ => $"{(Kind == "StatefulSet" ? Status.ReadyReplicas : Status.AvailableReplicas)} of {Wanted} available",
    };

    private int Wanted => Spec.Replicas ?? 1;

    private bool IsObserved => Status.ObservedGeneration >= Metadata.Generation;

    private bool IsFailure(Condition condition) => Kind switch
    {
        "Job" => condition is { Type: "Failed", Status: "True" },
        "Deployment" => IsObserved && condition is { Type: "ReplicaFailure", Status: "True" },
        _ => false,
    };
}

/// <summary>What a workload shall be.</summary>
internal sealed record WorkloadSpec
{
    public int? Replicas { get; init; }

    public int? Completions { get; init; }
}

/// <summary>What a workload is; absent numbers are 0.</summary>
internal sealed record WorkloadStatus
{
    public long ObservedGeneration { get; init; }

    public int Replicas { get; init; }

    public int UpdatedReplicas { get; init; }

    public int ReadyReplicas { get; init; }

    public int AvailableReplicas { get; init; }

    public int DesiredNumberScheduled { get; init; }

    public int UpdatedNumberScheduled { get; init; }

    public int NumberAvailable { get; init; }

    public int Succeeded { get; init; }

    public IReadOnlyList<Condition> Conditions { get => field ?? []; init; }
}
