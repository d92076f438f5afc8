using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Puts files onto a base: layers, documents, checks.</summary>
/// <param name="bases">The layout that holds the bases.</param>
/// <param name="context">What the images of the build have in common.</param>
/// <param name="probes">Tries programs out.</param>
internal sealed class LayeredImages(OciLayout bases, ImageBuildContext context, ProbeRun probes)
{
    private readonly LayerCache _cache = new(context.WorkDirectory / "layers");

    /// <summary>Writes the image for all platforms of the base.</summary>
    /// <param name="spec">The image.</param>
    /// <param name="baseImage">The base.</param>
    /// <param name="filesFor">What is put onto it.</param>
    /// <param name="container">Makes the command that runs a platform's image in a container; null where none has it.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <returns>The image, which is not entered into the layout's index yet, and where it is not as the spec's rules want it.</returns>
    /// <exception cref="ImageBuildException">A file cannot be in an image.</exception>
    public async Task<(BuiltImage Image, IReadOnlyList<string> Problems)> BuildAsync(
        ImageSpec spec, BaseImage baseImage, Func<Platform, PlatformFiles> filesFor, Func<Platform, IReadOnlyList<string>, ToolCommand?> container, CancellationToken cancellationToken)
    {
        await CopyBaseAsync(baseImage, cancellationToken);
        var assembler = new ImageAssembler(spec, context, baseImage.Description);
        var made = new Dictionary<PlatformFiles, IReadOnlyList<AppLayer>>(ReferenceEqualityComparer.Instance);
        var platforms = new List<BuiltPlatform>();
        foreach (var platform in baseImage.Platforms)
        {
            var files = filesFor(platform.Platform);
            if (!made.TryGetValue(files, out var layers))
            {
                made[files] = layers = await BuildLayersAsync(spec, files, cancellationToken);
            }

            platforms.Add(await assembler.WritePlatformAsync(platform, layers, files, cancellationToken));
        }

        var entries = made.Values.SelectMany(layers => layers).DistinctBy(layer => layer.Layer.Descriptor.Digest).ToDictionary(layer => layer.Layer.Descriptor.Digest, layer => layer.Entries);
        var problems = await new ImageVerifier(spec, context.Layout, entries).FindProblemsAsync(platforms, cancellationToken);
        if (problems.Count == 0)
        {
            problems = [.. (await probes.FindProblemsAsync(spec, platforms, container, cancellationToken)).Select(problem => $"Image '{spec.Name}': {problem}")];
        }

        return (await assembler.WriteIndexAsync(platforms, cancellationToken), problems);
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

    private async Task<IReadOnlyList<AppLayer>> BuildLayersAsync(ImageSpec spec, PlatformFiles files, CancellationToken cancellationToken)
    {
        var layers = new List<AppLayer>();
        foreach (var layer in files.Layers.Where(layer => layer.Entries.Count > 0))
        {
            // It would delete a file of the base and not be there itself.
            if (layer.Entries.FirstOrDefault(entry => Path.GetFileName(entry.Path).StartsWith(Whiteout.Prefix, StringComparison.Ordinal)) is { } whiteout)
            {
                throw new ImageBuildException($"Image '{spec.Name}': the file '/{whiteout.Path}' cannot be in an image: names that begin with '{Whiteout.Prefix}' delete files (image-spec, \"Whiteouts\"). Rename it.");
            }

            layers.Add(new AppLayer(layer.Content, await _cache.GetAsync(context.Layout, layer.Entries, new LayerOptions { Time = layer.Time }, cancellationToken), layer.Entries));
        }

        return layers;
    }
}
