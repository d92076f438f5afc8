using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>A chart's package on disk.</summary>
/// <param name="Path">The <c>.tgz</c>.</param>
/// <param name="Metadata">What its <c>Chart.yaml</c> says.</param>
/// <param name="Digest">The SHA-256 digest of the package.</param>
/// <param name="Size">The package's length in bytes.</param>
public sealed record PackedChart(string Path, ChartMetadata Metadata, Digest Digest, long Size)
{
    /// <summary>What <see cref="ChartLint"/> found in the chart as it was packed, short of what it refuses; none for a package that was only opened.</summary>
    public IReadOnlyList<LintFinding> Findings { get; init; } = [];

    /// <summary>The chart's name.</summary>
    public string Name => Metadata.Name;

    /// <summary>The chart's version.</summary>
    public string Version => Metadata.Version;

    /// <summary>The version of what it installs; empty when the chart does not say.</summary>
    public string AppVersion => Metadata.AppVersion ?? "";

    /// <summary>The SHA-256 of the package, 64 lower-case hex digits.</summary>
    public string Sha256 => Digest.Hex;

    /// <summary>Reads a package that was made before, here or elsewhere.</summary>
    /// <exception cref="InvalidChartException">It is no packed chart.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<PackedChart> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        var chart = await ChartLoader.LoadArchiveAsync(content, path, cancellationToken);
        return new(System.IO.Path.GetFullPath(path), chart.Metadata, Digest.Of(content), content.Length);
    }
}
