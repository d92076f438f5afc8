using Slipway.Helm;

namespace Slipway.Release;

/// <summary>Reads the names of charts, by which registries know them.</summary>
internal static class ChartNames
{
    /// <summary>The names in the charts' own files.</summary>
    /// <exception cref="UsageException">A chart cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyList<ChartSpec> charts, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var chart in charts)
        {
            try
            {
                names.Add((await Chart.LoadAsync(chart.Path, cancellationToken)).Metadata.Name);
            }
            catch (InvalidChartException error)
            {
                throw new UsageException(error.Message);
            }
        }

        return names;
    }
}
