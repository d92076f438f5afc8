using Slipway.Images;

namespace Slipway.Release;

/// <summary>Writes what there is to say about images that were just built into their layout.</summary>
/// <param name="context">How they were built.</param>
/// <param name="root">The root of the repository, which projects are told below.</param>
/// <param name="builder">Who built them.</param>
internal sealed class AttachmentBuild(ImageBuildContext context, AbsolutePath root, BuilderIdentity builder)
{
    /// <summary>Writes bills of materials and provenance of all images.</summary>
    /// <exception cref="ImageBuildException">What an image is made of cannot be found out.</exception>
    public async Task RunAsync(IReadOnlyList<ImageSpec> specs, IReadOnlyList<BuiltImage> built, CancellationToken cancellationToken)
    {
        var sbom = new ImageSbom(context.Layout);
        var attachments = new ImageAttachments(context.Layout);
        foreach (var (spec, image) in specs.Zip(built))
        {
            var bills = await sbom.CreateAsync(spec, image.Descriptor, context.Version, context.Created, cancellationToken);
            await attachments.WriteAsync(image.Descriptor, bills, Provenance(spec, image), cancellationToken);
        }
    }

    // Times are left out: the same inputs give the same statement. The run's own page tells them.
    private BuildProvenance Provenance(ImageSpec spec, BuiltImage image) => new()
    {
        Image = image.Name,
        Version = context.Version,
        Type = $"urn:slipway:build-type:{spec.Content.Kind}-image:v1",
        Project = root.GetRelativePathTo(spec.Content.PathFor(image.Platforms[0].Platform)),
        Platforms = [.. image.Platforms.Select(platform => platform.Platform.ToString())],
        Repository = context.Source,
        Commit = context.Revision is { Length: > 0 } commit ? commit : null,
        BaseImage = image.Base.Name,
        BaseDigest = image.Base.Digest,
        BuilderId = builder.Builder ?? BuildProvenance.LocalBuilder,
        InvocationId = builder.Invocation,
    };
}
