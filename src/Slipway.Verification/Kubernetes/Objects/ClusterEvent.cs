namespace Slipway.Verification.Kubernetes;

/// <summary>An event (core/v1 Event): what a controller, the scheduler or a kubelet has to say about an object.</summary>
internal sealed record ClusterEvent
{
    public ObjectMeta Metadata { get => field ?? new(); init; }

    public string Type { get => field ?? ""; init; }

    public string Reason { get => field ?? ""; init; }

    public string Message { get => field ?? ""; init; }

    public int? Count { get; init; }

    public InvolvedObject InvolvedObject { get => field ?? new("", ""); init; }

    public DateTimeOffset? FirstTimestamp { get; init; }

    public DateTimeOffset? LastTimestamp { get; init; }

    public DateTimeOffset? EventTime { get; init; }

    /// <summary>When it happened last. Newer reporters set only the event's own time.</summary>
    public DateTimeOffset? Time => LastTimestamp ?? EventTime ?? FirstTimestamp ?? Metadata.CreationTimestamp;

    public bool IsWarning => Type == "Warning";
}

/// <summary>What an event is about.</summary>
internal sealed record InvolvedObject(string Kind, string Name);
