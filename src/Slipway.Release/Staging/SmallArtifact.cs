using Slipway.Oci;

namespace Slipway.Release;

/// <summary>An artefact of small documents, in memory (image-spec 1.1, manifest.md, "Guidelines for Artifact Usage").</summary>
internal sealed class SmallArtifact : IBlobSource
{
    private readonly Dictionary<Digest, ReadOnlyMemory<byte>> _blobs = new() { [Descriptor.Empty.Digest] = Descriptor.EmptyContent };

    private SmallArtifact(ImageManifest manifest, IEnumerable<ReadOnlyMemory<byte>> documents)
    {
        var bytes = OciJson.Serialize(manifest);
        Root = Descriptor.Of(MediaTypes.ImageManifest, bytes);
        foreach (var document in documents.Prepend(bytes))
        {
            _blobs[Digest.Of(document.Span)] = document;
        }
    }

    /// <summary>The manifest.</summary>
    public Descriptor Root { get; }

    /// <summary>Bytes of the manifest and everything below it.</summary>
    public long Size => _blobs.Values.Sum(blob => (long)blob.Length);

    /// <summary>Makes an artefact.</summary>
    /// <param name="artifactType">What it is.</param>
    /// <param name="documents">Its layers; a title is the document's file name.</param>
    /// <param name="annotations">Free metadata; lists of referrers show it.</param>
    /// <param name="subject">The manifest that it is about; null for none.</param>
    public static SmallArtifact Create(
        string artifactType, IReadOnlyList<(string MediaType, string? Title, ReadOnlyMemory<byte> Content)> documents, IReadOnlyDictionary<string, string> annotations, Descriptor? subject = null)
    {
        var layers = documents.Select(document => Descriptor.Of(document.MediaType, document.Content.Span) with
        {
            Annotations = document.Title is { } title ? new Dictionary<string, string>(StringComparer.Ordinal) { [AnnotationKeys.Title] = title } : null,
        });
        var manifest = new ImageManifest
        {
            ArtifactType = artifactType,
            Config = Descriptor.Empty,
            Layers = documents.Count > 0 ? [.. layers] : [Descriptor.Empty],
            Subject = subject is null ? null : new() { MediaType = subject.MediaType, Digest = subject.Digest, Size = subject.Size },
            Annotations = annotations,
        };
        return new(manifest, documents.Select(document => document.Content));
    }

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        new(_blobs.TryGetValue(descriptor.Digest, out var content) ? new MemoryStream(content.ToArray(), writable: false) : throw new BlobNotFoundException(descriptor.Digest, "the artefact"));
}
