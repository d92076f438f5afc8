namespace Slipway.Workflows;

/// <summary>Which nodes share a job.</summary>
internal sealed record Grouping
{
    /// <summary>For each job its nodes' positions, in an order in which each job comes after those that it waits for.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Groups { get; init; }

    /// <summary>For each job the jobs that it directly waits for.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Needs { get; init; }

    /// <summary>Why.</summary>
    public required IReadOnlyList<FusionDecision> Decisions { get; init; }
}
