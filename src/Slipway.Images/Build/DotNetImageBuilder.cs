using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Builds images from .NET projects without a container engine.</summary>
/// <param name="tools">Runs <c>dotnet</c>, and for a host base <c>ldd</c>.</param>
/// <param name="bases">Where base images are pulled from.</param>
public sealed class DotNetImageBuilder(IToolRunner tools, IBaseImageSource bases)
{
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
        var projects = specs.ToDictionary(spec => spec.Name, spec => ProjectFile.Find(spec.Project).Path!, StringComparer.Ordinal);

        var (apps, pulled) = await Together.RunAsync(
            token => new DotNetPublisher(tools).PublishAsync([.. projects.Values], context, token),
            token => provider.PullAsync(specs, token),
            cancellationToken);

        var builder = new LayeredImageBuilder(baseLayout, context);
        var images = new List<BuiltImage>();
        foreach (var spec in specs)
        {
            var app = apps[projects[spec.Name]];
            var baseImage = await provider.GetAsync(spec, pulled[spec.BaseImage], app, cancellationToken);
            BaseRuntime.Check(spec, baseImage, app.Frameworks);
            images.Add(await builder.BuildAsync(spec, app, baseImage, cancellationToken));
        }

        // Bases that were replaced. Nobody else writes to the layout now, so that what is young needs no mercy.
        await baseLayout.CollectGarbageAsync(DateTimeOffset.MaxValue, cancellationToken);
        return images;
    }
}
