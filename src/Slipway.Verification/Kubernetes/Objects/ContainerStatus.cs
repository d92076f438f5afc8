namespace Slipway.Verification.Kubernetes;

/// <summary>How one container of a pod is.</summary>
internal sealed record ContainerStatus
{
    public string Name { get => field ?? ""; init; }

    public string Image { get => field ?? ""; init; }

    public bool Ready { get; init; }

    public int RestartCount { get; init; }

    public ContainerState State { get => field ?? new(); init; }

    public ContainerState LastState { get => field ?? new(); init; }

    /// <summary>How it ended the last time; null when it never did.</summary>
    public TerminatedState? LastEnd => State.Terminated ?? LastState.Terminated;
}

/// <summary>At most one of the three is there.</summary>
internal sealed record ContainerState
{
    public WaitingState? Waiting { get; init; }

    public RunningState? Running { get; init; }

    public TerminatedState? Terminated { get; init; }
}

/// <summary>Why a container does not run yet, or not again.</summary>
internal sealed record WaitingState
{
    public string Reason { get => field ?? ""; init; }

    public string? Message { get; init; }
}

/// <summary>A container that runs.</summary>
internal sealed record RunningState
{
    public DateTimeOffset? StartedAt { get; init; }
}

/// <summary>How a container ended.</summary>
internal sealed record TerminatedState
{
    public int ExitCode { get; init; }

    public string Reason { get => field ?? ""; init; }

    public string? Message { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}
