using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>Packs charts: the same chart and release give the same bytes, which Helm 3 and 4 accept.</summary>
public static class ChartPackager
{
    /// <summary>
    /// Sets version, appVersion and images, brings the charts of <c>file://</c> dependencies in, looks at the result with <see cref="ChartLint"/>, and writes
    /// <c>{name}-{version}.tgz</c>. The chart's own directory is left as it is.
    /// </summary>
    /// <param name="spec">The chart.</param>
    /// <param name="release">What to write into it.</param>
    /// <param name="outputDirectory">Where to; made when it is missing. An older package of that name is replaced as a whole.</param>
    /// <param name="cancellationToken">Stops in between; nothing is left behind.</param>
    /// <exception cref="InvalidChartException">The chart cannot be read, edited or packed: all its problems are named.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<PackedChart> PackageAsync(ChartSpec spec, ChartRelease release, string outputDirectory, CancellationToken cancellationToken)
    {
        var source = await Chart.LoadAsync(spec.Path, cancellationToken);
        var chart = await DependencyRules.ResolveAsync(Apply(source, spec, release), spec.Path, cancellationToken);
        chart = chart with { Lock = LockRules.For(chart, release.Time) };
        var findings = ChartLint.Check(chart);
        var failures = ChartLint.Failures(findings, release.IsStrict);
        if (failures.Count > 0)
        {
            throw new InvalidChartException(spec.Path, [.. failures.Select(failure => failure.ToString())]);
        }

        var content = await ChartArchiveWriter.WriteAsync(chart, release.Time, cancellationToken);
        Directory.CreateDirectory(outputDirectory);
        var path = Path.Combine(Path.GetFullPath(outputDirectory), chart.Metadata.PackageFileName);
        await AtomicWrite.ReplaceAsync(path, content, cancellationToken);
        return new(path, chart.Metadata, Digest.Of(content), content.Length) { Findings = findings };
    }

    private static Chart Apply(Chart chart, ChartSpec spec, ChartRelease release)
    {
        List<string> problems = [];
        if (!ChartVersion.TryParse(release.Version, out _))
        {
            problems.Add($"'{release.Version}' is no SemVer version such as 1.4.0, which Helm asks of charts.");
        }

        foreach (var (path, name) in spec.Images.Where(pair => !release.Images.ContainsKey(pair.Value)))
        {
            problems.Add($"{path} is taken from the image '{name}', which this release does not have; {NearestKeys.Describe(name, release.Images.Keys)}.");
        }

        var images = spec.Images.Where(pair => release.Images.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => release.Images[pair.Value], StringComparer.Ordinal);
        var values = ValuesEditor.SetImages(chart.Values, images, problems);
        return problems.Count == 0
            ? chart with { Metadata = chart.Metadata with { Version = release.Version, AppVersion = release.AppVersion }, Values = values }
            : throw new InvalidChartException(spec.Path, problems);
    }
}
