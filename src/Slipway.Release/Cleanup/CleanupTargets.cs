using Slipway.Helm;
using Slipway.Images;

namespace Slipway.Release;

/// <summary>Finds the repositories that belong to a release.</summary>
internal static class CleanupTargets
{
    /// <summary>The repositories of images, then of charts, then that of the release manifests.</summary>
    /// <exception cref="UsageException">A chart cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> FindAsync(RegistryTarget target, IReadOnlyList<ImageSpec> images, IReadOnlyList<ChartSpec> charts, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = await ChartNames.ReadAsync(charts, cancellationToken);
        return [.. images.Select(image => target.Image(image.Name)), .. names.Select(target.Chart), target.Release];
    }
}
