using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Puts a published program onto a base: layers, documents, checks.</summary>
/// <param name="bases">The layout that holds the bases.</param>
/// <param name="context">What the images of the build have in common.</param>
internal sealed class LayeredImageBuilder(OciLayout bases, ImageBuildContext context)
{
    // Packages do not know of our commits: their layer must stay the same from one to the next.
    private static readonly DateTimeOffset DependencyTime = DateTimeOffset.UnixEpoch.AddSeconds(1);

    private readonly LayerCache _cache = new(context.WorkDirectory / "layers");

    /// <summary>Writes the image for all platforms of the base.</summary>
    /// <exception cref="ImageBuildException">The image is not as the spec's rules want it; it is not entered into the layout then.</exception>
    public async Task<BuiltImage> BuildAsync(ImageSpec spec, PublishedApp app, BaseImage baseImage, CancellationToken cancellationToken)
    {
        await CopyBaseAsync(baseImage, cancellationToken);
        var layers = await BuildLayersAsync(AppLayers.Split(app, spec.IncludeSymbols), cancellationToken);
        var assembler = new ImageAssembler(spec, context, baseImage.Description);
        var platforms = new List<BuiltPlatform>();
        foreach (var platform in baseImage.Platforms)
        {
            platforms.Add(await assembler.WritePlatformAsync(platform, layers, spec.Entrypoint ?? ["dotnet", app.Assembly], cancellationToken));
        }

        return await new ImageVerifier(spec, context.Layout).FindProblemsAsync(platforms, cancellationToken) is { Count: > 0 } problems
            ? throw new ImageBuildException(string.Join(Environment.NewLine, problems))
            : await assembler.WriteIndexAsync(platforms, cancellationToken);
    }

    // Verified on the way.
    private async Task CopyBaseAsync(BaseImage baseImage, CancellationToken cancellationToken)
    {
        foreach (var layer in baseImage.Platforms.SelectMany(platform => platform.Layers).DistinctBy(layer => layer.Digest).Where(layer => !context.Layout.HasBlob(layer)))
        {
            await using var content = bases.OpenBlob(layer);
            await context.Layout.Blobs.WriteAsync(layer, content, $"the base image {baseImage.Description.Name}", cancellationToken);
        }
    }

    private async Task<IReadOnlyList<AppLayer>> BuildLayersAsync(AppLayers entries, CancellationToken cancellationToken)
    {
        var layers = new List<AppLayer>();
        if (entries.Dependencies.Count > 0)
        {
            layers.Add(new AppLayer("dependencies", await _cache.GetAsync(context.Layout, entries.Dependencies, new LayerOptions { Time = DependencyTime }, cancellationToken)));
        }

        layers.Add(new AppLayer("application", await _cache.GetAsync(context.Layout, entries.Application, new LayerOptions { Time = context.Created }, cancellationToken)));
        return layers;
    }
}
