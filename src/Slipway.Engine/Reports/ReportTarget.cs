namespace Slipway.Engine;

/// <summary>A target as reports show it.</summary>
internal sealed record ReportTarget
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required ReportState State { get; init; }

    /// <summary>When it started, from the start of the run; null when it did not.</summary>
    public TimeSpan? Start { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>Why it was skipped or did not run, or what the cache did for it; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What a person needs to know of its failure; null when there was none.</summary>
    public string? Failure { get; init; }

    /// <summary>The end of what a failed or cancelled target wrote.</summary>
    public IReadOnlyList<string> LogEnd { get; init; } = [];

    public bool IsCritical { get; init; }

    /// <summary>What it left behind; null when it declares no products or did not run.</summary>
    public ProductList? Products { get; init; }
}
