namespace Slipway.Helm;

/// <summary>A chart that another one needs.</summary>
public sealed record ChartDependency
{
    /// <summary>The needed chart's name.</summary>
    public required string Name { get; init; }

    /// <summary>A SemVer constraint; in a <c>Chart.lock</c> the version itself.</summary>
    public string? Version { get; init; }

    /// <summary><c>file://…</c> relative to the chart, <c>oci://…</c>, <c>https://…</c>; empty for a chart that lies under <c>charts/</c>.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The values that switch it on, comma-separated paths.</summary>
    public string? Condition { get; init; }

    /// <summary>Groups that switch it on.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether it is switched on; set by Helm itself.</summary>
    public bool Enabled { get; init; }

    /// <summary>Values that are taken over from it.</summary>
    public IReadOnlyList<ChartImport> ImportValues { get; init; } = [];

    /// <summary>The name under which its values are found, if not its own.</summary>
    public string? Alias { get; init; }

    /// <summary>The directory of a <c>file://</c> repository as it is written; null for every other.</summary>
    public string? LocalPath => Repository.StartsWith("file://", StringComparison.Ordinal) ? Repository["file://".Length..] : null;
}
