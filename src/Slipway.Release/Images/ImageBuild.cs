using Slipway.Images;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Builds the images of a release into one layout.</summary>
internal sealed class ImageBuild(IToolRunner tools, IBaseImageSource bases, AbsolutePath root)
{
    /// <summary>Builds every image and tags it in the layout as <c>{name}:{version}</c>.</summary>
    /// <returns>The images for the release manifest.</returns>
    /// <exception cref="UsageException">A spec is wrong; every problem is named.</exception>
    public async Task<IReadOnlyList<ReleaseImage>> RunAsync(IReadOnlyList<ImageSpec> specs, ImageBuildContext context, CancellationToken cancellationToken)
    {
        try
        {
            var built = await new DotNetImageBuilder(tools, bases).BuildAsync(specs, context, cancellationToken);
            foreach (var image in built)
            {
                await context.Layout.TagAsync(image.Descriptor, $"{image.Name}:{context.Version}", cancellationToken);
                Log.Information("{Image}: {Digest}, {Size} on {Platforms}, base {Base}", image.Name, image.Descriptor.Digest, ByteSize.Format(image.Size), Platforms(image), image.Base.Name);
            }

            await new AttachmentBuild(context, root, BuilderIdentity.Of(ProcessEnvironment.Variable)).RunAsync(specs, built, cancellationToken);
            return [.. built.Select(image => Describe(image, root.GetRelativePathTo(AbsolutePath.Parse(context.Layout.Path))))];
        }
        catch (InvalidImageSpecException error)
        {
            throw new UsageException(error.Problems);
        }
    }

    private static string Platforms(BuiltImage image) => string.Join(", ", image.Platforms.Select(platform => platform.Platform));

    private static ReleaseImage Describe(BuiltImage image, string layoutPath) => new()
    {
        Name = image.Name,
        Digest = image.Descriptor.Digest,
        Size = image.Size,
        Platforms = [.. image.Platforms.Select(platform => new ReleasePlatform { Platform = platform.Platform.ToString(), Digest = platform.Manifest.Digest })],
        Base = image.Base.IsHost ? "host" : image.Base.Name.Contains('@') ? image.Base.Name : $"{image.Base.Name}@{image.Base.Digest}",
        Layout = layoutPath,
    };
}
