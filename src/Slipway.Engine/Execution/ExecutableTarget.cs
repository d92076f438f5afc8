using Slipway.Engine.Caching;

namespace Slipway.Engine;

/// <summary>A target of a build, and how it fares in this run.</summary>
internal sealed class ExecutableTarget(Target factory, TargetDefinition definition)
{
    public string Name => Definition.Name;

    /// <summary>The delegate that describes it; two reads of the property give equal delegates.</summary>
    public Target Factory { get; } = factory;

    public TargetDefinition Definition { get; } = definition;

    public TargetStatus Status { get; set; }

    /// <summary>Why it was skipped or did not run, or what the cache did for it; null otherwise.</summary>
    public string? Reason { get; set; }

    public TimeSpan Duration { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>The products that the cache found or kept; null when it did not look.</summary>
    public IReadOnlyList<Product>? Products { get; set; }

    public bool HasEnded => Status > TargetStatus.Running;

    /// <summary>Ends the target without running it.</summary>
    public void End(TargetStatus status, string reason) => (Status, Reason) = (status, reason);
}
