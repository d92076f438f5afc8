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
            var built = await new ImageBuilder(tools, bases).BuildAsync(specs, context, cancellationToken);
            foreach (var image in built)
            {
                await context.Layout.TagAsync(image.Descriptor, $"{image.Name}:{context.Version}", cancellationToken);
                Log.Information("{Image}: {Digest}, {Size} on {Platforms}, base {Base}", image.Name, image.Descriptor.Digest, ByteSize.Format(image.Size), Platforms(image), image.Base.Name);
            }

            await new AttachmentBuild(context, root, BuilderIdentity.Of(ProcessEnvironment.Variable)).RunAsync(specs, built, cancellationToken);
            return [.. built.Zip(specs, (image, spec) => Describe(image, spec, root.GetRelativePathTo(AbsolutePath.Parse(context.Layout.Path))))];
        }
        catch (InvalidImageSpecException error)
        {
            throw new UsageException(error.Problems);
        }
    }

    private static ReleasePlatform Describe(BuiltPlatform platform, ImageSpec spec) => new()
    {
        Platform = platform.Platform.ToString(),
        Digest = platform.Manifest.Digest,
        TagSuffix = spec.PlatformTags ? SuffixOf(platform.Platform) : null,
    };

    // As others tag them: amd64, arm64, arm-v7. arm64 is always v8.
    private static string SuffixOf(Platform platform) =>
        platform.Variant is null || platform is { Architecture: "arm64", Variant: "v8" } ? platform.Architecture : $"{platform.Architecture}-{platform.Variant}";

    private static string Platforms(BuiltImage image) => string.Join(", ", image.Platforms.Select(platform => platform.Platform));

    private static ReleaseImage Describe(BuiltImage image, ImageSpec spec, string layoutPath) => new()
    {
        Name = image.Name,
        Digest = image.Descriptor.Digest,
        Size = image.Size,
        Platforms = [.. image.Platforms.Select(platform => Describe(platform, spec))],
        Base = image.Base.Digest is null || image.Base.IsHost || image.Base.Name.Contains('@') ? image.Base.Name : $"{image.Base.Name}@{image.Base.Digest}",
        Layout = layoutPath,
    };
}
