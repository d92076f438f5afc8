namespace Slipway.Helm;

/// <summary>What <c>Chart.lock</c> says: the versions that were chosen for the dependencies.</summary>
public sealed record ChartLock
{
    /// <summary>The chosen charts, in the order of <c>Chart.yaml</c>.</summary>
    public required IReadOnlyList<ChartDependency> Dependencies { get; init; }

    /// <summary><c>sha256:</c> and the hex hash of what was asked for and what was chosen.</summary>
    public required string Digest { get; init; }

    /// <summary>When it was made, RFC 3339.</summary>
    public required string Generated { get; init; }
}
