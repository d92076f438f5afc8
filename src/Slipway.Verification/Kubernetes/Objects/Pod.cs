namespace Slipway.Verification.Kubernetes;

/// <summary>A pod as far as explanations need it (core/v1 Pod).</summary>
internal sealed record Pod
{
    public ObjectMeta Metadata { get => field ?? new(); init; }

    public PodSpec Spec { get => field ?? new(); init; }

    public PodStatus Status { get => field ?? new(); init; }

    /// <summary>Whether it did its work and will not run again.</summary>
    public bool IsDone => Status.Phase == "Succeeded";

    /// <summary>Whether it is being deleted: a rollout's old pod.</summary>
    public bool IsEnding => Metadata.DeletionTimestamp is not null;

    /// <summary>Whether traffic may reach it.</summary>
    public bool IsReady => Status.Conditions.Any(condition => condition is { Type: "Ready", Status: "True" });

    /// <summary>Whether a Deployment made it, which names its pods after itself, a hash and a few letters.</summary>
    public bool IsOf(string deployment) =>
        Metadata.Name.StartsWith($"{deployment}-", StringComparison.Ordinal) && Metadata.Name[(deployment.Length + 1)..].Count(character => character == '-') == 1;

    /// <summary>How often its containers were started again, over all of them.</summary>
    public int Restarts => Status.InitContainerStatuses.Concat(Status.ContainerStatuses).Sum(container => container.RestartCount);
}

/// <summary>What a pod shall run.</summary>
internal sealed record PodSpec
{
    public string? NodeName { get; init; }

    public IReadOnlyList<Container> Containers { get => field ?? []; init; }

    public IReadOnlyList<Container> InitContainers { get => field ?? []; init; }
}

/// <summary>One container of a pod's specification.</summary>
internal sealed record Container
{
    public string Name { get => field ?? ""; init; }

    public string Image { get => field ?? ""; init; }

    public ContainerResources Resources { get => field ?? new(); init; }
}

/// <summary>What a container may use.</summary>
internal sealed record ContainerResources
{
    public IReadOnlyDictionary<string, string> Limits { get => field ?? new Dictionary<string, string>(StringComparer.Ordinal); init; }
}

/// <summary>How a pod is.</summary>
internal sealed record PodStatus
{
    public string Phase { get => field ?? ""; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<Condition> Conditions { get => field ?? []; init; }

    public IReadOnlyList<ContainerStatus> InitContainerStatuses { get => field ?? []; init; }

    public IReadOnlyList<ContainerStatus> ContainerStatuses { get => field ?? []; init; }
}
