namespace Slipway.Oci;

/// <summary>
/// A manifest or index as the bytes that it was received as, so that its digest stays what it is whatever fields it has,
/// together with what has to be known to move it: what it refers to.
/// </summary>
public sealed record ManifestDocument
{
    /// <summary>The largest manifest that a registry must accept, and the largest that is read here: 4 MiB.</summary>
    public const int MaximumSize = 4 * 1024 * 1024;

    private ManifestDocument(Descriptor descriptor, ReadOnlyMemory<byte> content, IReadOnlyList<Descriptor> manifests, IReadOnlyList<Descriptor> blobs)
    {
        Descriptor = descriptor;
        Content = content;
        Manifests = manifests;
        Blobs = blobs;
    }

    /// <summary>Media type, digest and size; artifact type and annotations as a referrers list shows them.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>The bytes as received.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The manifests of an index; empty for a manifest.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; }

    /// <summary>The config, then the layers of a manifest; empty for an index.</summary>
    public IReadOnlyList<Descriptor> Blobs { get; }

    /// <summary>The manifest that this one is about; null for none.</summary>
    public Descriptor? Subject { get; private init; }

    /// <summary>Everything that has to be kept with the document: its manifests, blobs and subject.</summary>
    public IEnumerable<Descriptor> References => [.. Manifests, .. Blobs, .. Subject is null ? Array.Empty<Descriptor>() : [Subject]];

    /// <summary>Reads a manifest or index.</summary>
    /// <param name="mediaType">What the sender says it is; the document's own <c>mediaType</c>, if it has one, must agree.</param>
    /// <param name="content">The bytes; the document keeps them.</param>
    /// <exception cref="FormatException">The media type is not supported, the document is malformed or larger than <see cref="MaximumSize"/>.</exception>
    public static ManifestDocument Parse(string mediaType, ReadOnlyMemory<byte> content)
    {
        if (content.Length > MaximumSize)
        {
            throw new FormatException($"The manifest has {content.Length} bytes; {MaximumSize} bytes is the most that registries accept.");
        }

        if (MediaTypes.IsIndex(mediaType))
        {
            return Read(mediaType, content, OciJson.ParseIndex(content.Span));
        }

        return MediaTypes.IsImageManifest(mediaType)
            ? Read(mediaType, content, OciJson.ParseManifest(content.Span))
            : throw new FormatException($"'{mediaType}' is not a media type of a manifest (supported: {string.Join(", ", MediaTypes.Manifests)}).");
    }

    private static ManifestDocument Read(string mediaType, ReadOnlyMemory<byte> content, ImageIndex index)
    {
        RequireSame(mediaType, index.MediaType, MediaTypes.ImageIndex);
        var descriptor = Descriptor.Of(mediaType, content.Span) with { ArtifactType = index.ArtifactType, Annotations = index.Annotations };
        return new ManifestDocument(descriptor, content, index.Manifests, []) { Subject = index.Subject };
    }

    private static ManifestDocument Read(string mediaType, ReadOnlyMemory<byte> content, ImageManifest manifest)
    {
        RequireSame(mediaType, manifest.MediaType, MediaTypes.ImageManifest);

        // Distribution-spec 1.1, "Listing Referrers": without an artifactType, the config's media type takes its place.
        var artifactType = manifest.ArtifactType ?? manifest.Config.MediaType;
        var descriptor = Descriptor.Of(mediaType, content.Span) with { ArtifactType = artifactType, Annotations = manifest.Annotations };
        return new ManifestDocument(descriptor, content, [], [manifest.Config, .. manifest.Layers]) { Subject = manifest.Subject };
    }

    // A document without its own media type reads as the OCI one.
    private static void RequireSame(string given, string own, string default_)
    {
        if (own != given && own != default_)
        {
            throw new FormatException($"The manifest was sent as '{given}' but says that it is '{own}'.");
        }
    }
}
