namespace Slipway.Helm;

/// <summary>A chart in memory, as Helm would load it: files that <c>.helmignore</c> names are not there.</summary>
public sealed record Chart
{
    /// <summary>The largest file that Helm reads from a chart: 5 MiB.</summary>
    public const long MaximumFileSize = 5L << 20;

    /// <summary>The most that Helm reads from a chart: 100 MiB.</summary>
    public const long MaximumChartSize = 100L << 20;

    /// <summary>What <c>Chart.yaml</c> says.</summary>
    public required ChartMetadata Metadata { get; init; }

    /// <summary>What <c>Chart.lock</c> says; null when there is none.</summary>
    public ChartLock? Lock { get; init; }

    /// <summary><c>values.yaml</c>; null when there is none.</summary>
    public ChartFile? Values { get; init; }

    /// <summary><c>values.schema.json</c>; null when there is none.</summary>
    public ChartFile? Schema { get; init; }

    /// <summary>The files below <c>templates/</c>, in ordinal order.</summary>
    public IReadOnlyList<ChartFile> Templates { get; init; } = [];

    /// <summary>All other files, in ordinal order.</summary>
    public IReadOnlyList<ChartFile> Files { get; init; } = [];

    /// <summary>The charts below <c>charts/</c>, by name.</summary>
    public IReadOnlyList<Chart> Subcharts { get; init; } = [];

    /// <summary>Reads a chart's directory with its subcharts, directories and archives alike.</summary>
    /// <param name="directory">The directory with <c>Chart.yaml</c>.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="InvalidChartException">There is no chart, or it has problems: all of them are named.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Task<Chart> LoadAsync(string directory, CancellationToken cancellationToken) => ChartLoader.LoadAsync(directory, cancellationToken);
}
