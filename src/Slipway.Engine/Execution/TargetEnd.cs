namespace Slipway.Engine;

/// <summary>How a running target ended, or that nobody waits for it any more.</summary>
internal sealed record TargetEnd(ExecutableTarget Target, TargetStatus Status)
{
    public string? Reason { get; init; }

    public Exception? Failure { get; init; }

    public TimeSpan Duration { get; init; }
}
