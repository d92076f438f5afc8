using Slipway.Helm;
using Slipway.Images;

namespace Slipway.Release;

/// <summary>Finds the repositories that belong to a release.</summary>
internal static class CleanupTargets
{
    /// <summary>The repositories of images, then of charts.</summary>
    /// <exception cref="UsageException">A chart cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> FindAsync(RegistryTarget target, IReadOnlyList<ImageSpec> images, IReadOnlyList<ChartSpec> charts, CancellationToken cancellationToken)
    {
        List<string> repositories = [.. images.Select(image => target.Image(image.Name))];
        foreach (var chart in charts)
        {
            try
            {
                repositories.Add(target.Chart((await Chart.LoadAsync(chart.Path, cancellationToken)).Metadata.Name));
            }
            catch (InvalidChartException error)
            {
                throw new UsageException(error.Message);
            }
        }

        return repositories;
    }
}
