using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Writes documents about an image into a layout, in the forms in which registries keep them.</summary>
public static class ReferrerArtifact
{
    /// <summary>A document as an artefact that refers to its image (image-spec 1.1, manifest.md, "Guidelines for Artifact Usage").</summary>
    /// <param name="layout">Where to.</param>
    /// <param name="subject">The manifest or index that it is about.</param>
    /// <param name="mediaType">The document's media type, and the artefact's.</param>
    /// <param name="content">The document.</param>
    /// <param name="annotations">The artefact's annotations, which lists of referrers show.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The artefact's manifest.</returns>
    public static async Task<Descriptor> WriteAsync(
        OciLayout layout, Descriptor subject, string mediaType, ReadOnlyMemory<byte> content, IReadOnlyDictionary<string, string> annotations, CancellationToken cancellationToken)
    {
        var config = await layout.WriteBlobAsync(Descriptor.EmptyContent, MediaTypes.Empty, cancellationToken);
        var layer = await layout.WriteBlobAsync(content, mediaType, cancellationToken);
        var manifest = new ImageManifest
        {
            ArtifactType = mediaType,
            Config = config,
            Layers = [layer],
            Subject = Bare(subject),
            Annotations = annotations.Count > 0 ? annotations : null,
        };
        var written = await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, cancellationToken);
        return written with { ArtifactType = mediaType };
    }

    /// <summary>A bundle as an artefact that refers to its image, as cosign 3 lays it out.</summary>
    public static Task<Descriptor> WriteBundleAsync(OciLayout layout, Descriptor subject, ReadOnlyMemory<byte> bundle, string predicateType, CancellationToken cancellationToken)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SigstoreBundle.ContentAnnotation] = SigstoreBundle.EnvelopeContent,
            [SigstoreBundle.PredicateTypeAnnotation] = predicateType,
        };
        return WriteAsync(layout, subject, SigstoreBundle.MediaType, bundle, annotations, cancellationToken);
    }

    /// <summary>An in-toto statement without a signature, as an artefact that refers to its image.</summary>
    public static Task<Descriptor> WriteStatementAsync(OciLayout layout, Descriptor subject, InTotoStatement statement, CancellationToken cancellationToken)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [InTotoStatement.PredicateTypeAnnotation] = statement.PredicateType };
        return WriteAsync(layout, subject, InTotoStatement.MediaType, statement.Write(), annotations, cancellationToken);
    }

    /// <summary>A signature as cosign's first layout has it: an image of payloads under the tag <see cref="SimpleSigning.TagOf"/>.</summary>
    /// <param name="layout">Where to; it has the layers of <paramref name="existing"/>.</param>
    /// <param name="payload">The signed payload.</param>
    /// <param name="signature">Its signature in DER.</param>
    /// <param name="existing">The layers of signatures that the tag has already: they stay, before this one.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The image's manifest.</returns>
    public static async Task<Descriptor> WriteSimpleAsync(
        OciLayout layout, ReadOnlyMemory<byte> payload, ReadOnlyMemory<byte> signature, IReadOnlyList<Descriptor> existing, CancellationToken cancellationToken)
    {
        var layer = await layout.WriteBlobAsync(payload, SimpleSigning.MediaType, cancellationToken);
        var signed = layer with
        {
            Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { [SimpleSigning.SignatureAnnotation] = Convert.ToBase64String(signature.Span) },
        };
        IReadOnlyList<Descriptor> layers = [.. existing, signed];
        var config = new ImageConfig { Architecture = "", Os = "", Rootfs = new RootFileSystem { DiffIds = [.. layers.Select(each => each.Digest)] } };
        var written = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, cancellationToken);
        return await layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = written, Layers = layers }), MediaTypes.ImageManifest, cancellationToken);
    }

    private static Descriptor Bare(Descriptor subject) => new() { MediaType = subject.MediaType, Digest = subject.Digest, Size = subject.Size };
}
