using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The published program of an image: one for all platforms, or one for each.</summary>
/// <param name="Spec">The image.</param>
/// <param name="Apps">What was published, by runtime identifier; a neutral program has the empty one.</param>
/// <param name="Created">The commit's time.</param>
internal sealed record PublishedImage(ImageSpec Spec, IReadOnlyDictionary<string, PublishedApp> Apps, DateTimeOffset Created)
{
    // Packages do not know of our commits: their layer must stay the same from one to the next.
    private static readonly DateTimeOffset DependencyTime = DateTimeOffset.UnixEpoch.AddSeconds(1);

    private readonly Dictionary<string, PlatformFiles> _files = new(StringComparer.Ordinal);

    /// <summary>The shared frameworks that the base must have.</summary>
    public IReadOnlyList<SharedFramework> Frameworks => Apps.Values.FirstOrDefault()?.Frameworks ?? [];

    /// <summary>What is put onto the base for a platform.</summary>
    public PlatformFiles FilesFor(Platform platform)
    {
        var key = ((DotNetProject)Spec.Content).FlavorFor(platform).RuntimeIdentifier;
        return _files.TryGetValue(key, out var files) ? files : _files[key] = Read(Apps[key]);
    }

    private PlatformFiles Read(PublishedApp app)
    {
        var layers = AppLayers.Split(app, Spec.IncludeSymbols);
        return new PlatformFiles(
            [new LayerFiles("dependencies", layers.Dependencies, DependencyTime), new LayerFiles("application", layers.Application, Created)],
            Spec.Entrypoint ?? app.Entrypoint,
            "/" + AppLayers.Directory);
    }
}
