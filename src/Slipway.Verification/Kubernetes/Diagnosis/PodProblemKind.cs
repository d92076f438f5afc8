namespace Slipway.Verification.Kubernetes;

/// <summary>Why a pod is not ready.</summary>
public enum PodProblemKind
{
    /// <summary>It is on its way: nothing is wrong so far.</summary>
    Starting,

    /// <summary>It runs, and its readiness probe fails.</summary>
    NotReady,

    /// <summary>No node takes it.</summary>
    Unschedulable,

    /// <summary>An image cannot be pulled.</summary>
    ImagePull,

    /// <summary>Something that the specification names, such as a secret or a command, is missing or wrong.</summary>
    Configuration,

    /// <summary>An init container fails, so the others never start.</summary>
    InitFailed,

    /// <summary>A container was killed for its use of memory.</summary>
    OutOfMemory,

    /// <summary>A container ends again and again.</summary>
    Crash,

    /// <summary>The pod as a whole failed, for instance evicted by its node.</summary>
    Failed,
}
