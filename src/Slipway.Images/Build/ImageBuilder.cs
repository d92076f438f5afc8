using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Builds images of every kind of content into one layout.</summary>
/// <param name="tools">Runs <c>dotnet</c>, for a host base <c>ldd</c>, and for a Dockerfile <c>docker</c>.</param>
/// <param name="bases">Where base images are pulled from.</param>
public sealed class ImageBuilder(IToolRunner tools, IBaseImageSource bases)
{
    /// <summary>Builds the images into the context's layout. Equal inputs give equal digests, in any folder.</summary>
    /// <returns>The images in the order of the specs.</returns>
    /// <exception cref="InvalidImageSpecException">A spec is wrong; all problems are named.</exception>
    /// <exception cref="ImageBuildException">A base cannot be had, or a program or image is not as it must be.</exception>
    /// <exception cref="ToolFailedException">A project does not compile, or a Dockerfile fails.</exception>
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

        // Builds of the same folder wait for each other: they share the projects' intermediate output.
        context.WorkDirectory.CreateDirectory();
        using var alone = await FileLock.AcquireAsync(context.WorkDirectory / ".lock", cancellationToken);
        return await BuildAloneAsync(specs, context, cancellationToken);
    }

    private async Task<IReadOnlyList<BuiltImage>> BuildAloneAsync(IReadOnlyList<ImageSpec> specs, ImageBuildContext context, CancellationToken cancellationToken)
    {
        var baseLayout = await OciLayout.OpenOrCreateAsync(context.WorkDirectory / "bases", cancellationToken);
        var host = new HostBaseBuilder(tools, HostMachine.Current(), baseLayout, context.WorkDirectory / "host-base");
        var provider = new BaseImageProvider(bases, host, baseLayout, context);
        var (apps, pulled) = await GatherAsync([.. specs.Where(spec => spec.Content is not Dockerfile)], provider, context, cancellationToken);
        var layered = new LayeredImages(baseLayout, context, new ProbeRun(tools, context));
        var dockerfiles = new DockerfileBuilder(tools, baseLayout, context);
        var images = new List<BuiltImage>();
        var problems = new List<string>();
        foreach (var spec in specs)
        {
            var (image, found) = spec.Content is Dockerfile
                ? await layered.BuildAsync(spec, await dockerfiles.BuildAsync(spec, cancellationToken), _ => PlatformFiles.None, (platform, arguments) => dockerfiles.Run(spec, platform, arguments), cancellationToken)
                : await BuildAsync(spec, apps.GetValueOrDefault(spec.Name), pulled[spec.Name], cancellationToken);
            images.Add(image);
            problems.AddRange(found);
        }

        await EnterAsync(images, problems, context.Layout, cancellationToken);

        // Bases that were replaced. Nobody else writes to the layout now, so that what is young needs no mercy.
        await baseLayout.CollectGarbageAsync(DateTimeOffset.MaxValue, cancellationToken);
        return images;

        async Task<(BuiltImage Image, IReadOnlyList<string> Problems)> BuildAsync(ImageSpec spec, PublishedImage? app, PulledBase root, CancellationToken token)
        {
            var baseImage = await provider.GetAsync(spec, root, app?.Frameworks ?? [], token);
            BaseRuntime.Check(spec, baseImage, app?.Frameworks ?? []);
            return await layered.BuildAsync(spec, baseImage, app is null ? new PreparedFilesReader(spec, context).Read : app.FilesFor, (_, _) => null, token);
        }
    }

    // All images or none: one that breaks a rule keeps the others back.
    private static async Task EnterAsync(List<BuiltImage> images, List<string> problems, OciLayout layout, CancellationToken cancellationToken)
    {
        if (problems.Count > 0)
        {
            throw new ImageBuildException(string.Join(Environment.NewLine, problems));
        }

        foreach (var image in images)
        {
            await layout.TagAsync(image.Descriptor, image.Name, cancellationToken);
        }
    }

    private async Task<(IReadOnlyDictionary<string, PublishedImage> Apps, IReadOnlyDictionary<string, PulledBase> Pulled)> GatherAsync(
        IReadOnlyList<ImageSpec> specs, BaseImageProvider provider, ImageBuildContext context, CancellationToken cancellationToken)
    {
        var publisher = new DotNetPublisher(tools);

        // Which platforms a program with its own runtime is published for follows from its base.
        if (specs.Any(spec => spec.Content is DotNetProject { IsNeutral: false }))
        {
            var pulled = await provider.PullAsync(specs, cancellationToken);
            return (await publisher.PublishAsync(specs, spec => provider.PlatformsOf(spec, pulled[spec.Name]), context, cancellationToken), pulled);
        }

        return await Together.RunAsync(
            token => publisher.PublishAsync(specs, _ => [], context, token),
            token => provider.PullAsync(specs, token),
            cancellationToken);
    }
}
