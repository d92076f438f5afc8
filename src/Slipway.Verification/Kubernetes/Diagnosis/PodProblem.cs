namespace Slipway.Verification.Kubernetes;

/// <summary>Why a pod is not ready, for a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Pod">The pod.</param>
/// <param name="Container">The container that is to blame; null when it is the pod as a whole.</param>
/// <param name="Text">One sentence, or two: what was found, and the way out where there is one.</param>
internal sealed record PodProblem(PodProblemKind Kind, string Pod, string? Container, string Text)
{
    /// <summary>Whether waiting seldom helps.</summary>
    public bool IsHopeless { get; init; } = Kind is not (PodProblemKind.Starting or PodProblemKind.NotReady);

    /// <summary>Whether the container left a log that may tell more.</summary>
    public bool HasLog { get; init; }

    /// <summary>Whether that log is of the run before the present one.</summary>
    public bool LogIsPrevious { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Container is null ? $"pod {Pod}: {Text}" : $"pod {Pod}, container {Container}: {Text}";
}
