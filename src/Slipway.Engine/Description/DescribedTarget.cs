using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>A target as others than the engine see it.</summary>
public sealed record DescribedTarget
{
    /// <summary>Name, relations, products, locks and required parameters.</summary>
    public required TargetNode Node { get; init; }

    /// <summary>What the definition says with <see cref="ITargetDefinition.Annotate"/>, in order.</summary>
    public required IReadOnlyList<object> Annotations { get; init; }

    /// <summary>Whether it runs also when something before it failed.</summary>
    public bool AssuredAfterFailure { get; init; }

    /// <summary>How long it took the last time on this machine; null when that is not known.</summary>
    public TimeSpan? LastDuration { get; init; }
}
