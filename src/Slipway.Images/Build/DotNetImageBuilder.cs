using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Builds images from .NET projects without a container engine.</summary>
/// <param name="tools">Runs <c>dotnet</c>, and for a host base <c>ldd</c>.</param>
/// <param name="bases">Where base images are pulled from.</param>
public sealed class DotNetImageBuilder(IToolRunner tools, IBaseImageSource bases)
{
    // Packages do not know of our commits: their layer must stay the same from one to the next.
    private static readonly DateTimeOffset DependencyTime = DateTimeOffset.UnixEpoch.AddSeconds(1);

    /// <summary>Builds the images into the context's layout. Equal inputs give equal digests, in any folder.</summary>
    /// <returns>The images in the order of the specs.</returns>
    /// <exception cref="InvalidImageSpecException">A spec is wrong; all problems are named.</exception>
    /// <exception cref="ImageBuildException">A base cannot be had, or a program or image is not as it must be.</exception>
    /// <exception cref="ToolFailedException">A project does not compile.</exception>
    public async Task<IReadOnlyList<BuiltImage>> BuildAsync(IReadOnlyList<ImageSpec> specs, ImageBuildContext context, CancellationToken cancellationToken)
    {
        if (ImageSpec.Validate(specs) is { Count: > 0 } problems)
        {
            throw new InvalidImageSpecException(problems);
        }

        if (specs.Count == 0)
        {
            return [];
        }

        var baseLayout = await OciLayout.OpenOrCreateAsync(context.WorkDirectory / "bases", cancellationToken);
        var host = new HostBaseBuilder(tools, HostMachine.Current(), baseLayout, context.WorkDirectory / "host-base");
        var provider = new BaseImageProvider(bases, host, baseLayout, context);
        var projects = specs.ToDictionary(spec => spec.Name, spec => ProjectFile.Find(spec.Project).Path!, StringComparer.Ordinal);

        var (apps, pulled) = await Together.RunAsync(
            token => new DotNetPublisher(tools).PublishAsync([.. projects.Values], context, token),
            token => provider.PullAsync(specs, token),
            cancellationToken);

        var images = new List<BuiltImage>();
        foreach (var spec in specs)
        {
            var app = apps[projects[spec.Name]];
            var baseImage = await provider.GetAsync(spec, pulled[spec.BaseImage], app, cancellationToken);
            BaseRuntime.Check(spec, baseImage, app.Frameworks);
            images.Add(await BuildAsync(spec, app, baseImage, baseLayout, context, cancellationToken));
        }

        return images;
    }

    private static async Task<BuiltImage> BuildAsync(
        ImageSpec spec, PublishedApp app, BaseImage baseImage, OciLayout baseLayout, ImageBuildContext context, CancellationToken cancellationToken)
    {
        foreach (var layer in baseImage.Platforms.SelectMany(platform => platform.Layers).DistinctBy(layer => layer.Digest).Where(layer => !context.Layout.HasBlob(layer)))
        {
            await using var content = baseLayout.OpenBlob(layer);
            await context.Layout.Blobs.WriteAsync(layer, content, $"the base image {baseImage.Description.Name}", cancellationToken);
        }

        var layers = await BuildLayersAsync(AppLayers.Split(app, spec.IncludeSymbols), context, cancellationToken);
        var entrypoint = spec.Entrypoint ?? ["dotnet", app.Assembly];
        var assembler = new ImageAssembler(spec, context, baseImage.Description);
        var platforms = new List<BuiltPlatform>();
        foreach (var platform in baseImage.Platforms)
        {
            platforms.Add(await assembler.WritePlatformAsync(platform, layers, entrypoint, cancellationToken));
        }

        if (await new ImageVerifier(spec, context.Layout).FindProblemsAsync(platforms, cancellationToken) is { Count: > 0 } problems)
        {
            throw new ImageBuildException(string.Join(Environment.NewLine, problems));
        }

        return await assembler.WriteIndexAsync(platforms, cancellationToken);
    }

    private static async Task<IReadOnlyList<AppLayer>> BuildLayersAsync(AppLayers entries, ImageBuildContext context, CancellationToken cancellationToken)
    {
        var cache = new LayerCache(context.WorkDirectory / "layers");
        var layers = new List<AppLayer>();
        if (entries.Dependencies.Count > 0)
        {
            layers.Add(new AppLayer("dependencies", await cache.GetAsync(context.Layout, entries.Dependencies, new LayerOptions { Time = DependencyTime }, cancellationToken)));
        }

        layers.Add(new AppLayer("application", await cache.GetAsync(context.Layout, entries.Application, new LayerOptions { Time = context.Created }, cancellationToken)));
        return layers;
    }
}
