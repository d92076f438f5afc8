using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>
/// Writes a chart as Helm packs it: files only, mode 0644, <c>Chart.yaml</c> and <c>Chart.lock</c> written anew, values, schema, templates, other files,
/// and the subcharts unpacked under <c>charts/</c>. Unlike Helm's, the bytes depend on chart and time only.
/// </summary>
internal static class ChartArchiveWriter
{
    private const int CompressionLevel = 9;

    public static async Task<byte[]> WriteAsync(Chart chart, DateTimeOffset time, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        await TarGzip.WriteAsync(Entries(chart, ""), output, new() { Time = time, CompressionLevel = CompressionLevel }, cancellationToken);
        return output.ToArray();
    }

    private static IEnumerable<TarEntry> Entries(Chart chart, string folder)
    {
        var root = $"{folder}{chart.Metadata.Name}/";
        IEnumerable<ChartFile> files =
        [
            new(MetadataReader.ChartFileName, SortedYaml.Serialize(ChartJson.Of(chart.Metadata))),
            .. chart is { Lock: { } chartLock, Metadata.ApiVersion: not "v1" } ? [new ChartFile(MetadataReader.LockFileName, SortedYaml.Serialize(ChartJson.Of(chartLock)))] : Array.Empty<ChartFile>(),
            .. new[] { chart.Values, chart.Schema }.OfType<ChartFile>(),
            .. chart.Templates,
            .. chart.Files,
        ];
        return files.Select(file => TarEntry.File(root + file.Path, file.Content)).Concat(chart.Subcharts.SelectMany(subchart => Entries(subchart, $"{root}charts/")));
    }
}
