namespace Slipway.Oci;

/// <summary>
/// An image layout: a directory of blobs with an index that any OCI tool can read (image-spec 1.1, image-layout.md).
/// Blobs and index entries appear only when they are whole; several processes may write at once.
/// </summary>
public sealed class OciLayout : IBlobSource
{
    private readonly LayoutIndex _index;

    private OciLayout(string directory)
    {
        Path = directory;
        Blobs = new BlobStore(System.IO.Path.Combine(directory, "blobs"), System.IO.Path.Combine(directory, ".partial"));
        _index = new LayoutIndex(directory);
    }

    /// <summary>The layout's directory.</summary>
    public string Path { get; }

    /// <summary>The blobs.</summary>
    public BlobStore Blobs { get; }

    /// <summary>Opens the layout in <paramref name="directory"/>, or makes an empty one where there is nothing.</summary>
    /// <exception cref="InvalidLayoutException">The directory has files but is no image layout, or one of an unknown version.</exception>
    public static async Task<OciLayout> OpenOrCreateAsync(string directory, CancellationToken cancellationToken)
    {
        var layout = new OciLayout(System.IO.Path.GetFullPath(directory));
        await layout._index.CreateIfMissingAsync(cancellationToken);
        return layout;
    }

    /// <summary>Writes content and finds its SHA-256 digest on the way.</summary>
    public async Task<Descriptor> WriteBlobAsync(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        await using var writer = Blobs.Create();
        await content.CopyToAsync(writer, cancellationToken);
        return writer.Complete(mediaType);
    }

    /// <summary>Writes content from memory; nothing is written when it is already there.</summary>
    public async Task<Descriptor> WriteBlobAsync(ReadOnlyMemory<byte> content, string mediaType, CancellationToken cancellationToken)
    {
        var descriptor = Descriptor.Of(mediaType, content.Span);
        if (!HasBlob(descriptor))
        {
            await using var writer = Blobs.Create();
            await writer.WriteAsync(content, cancellationToken);
            writer.Complete(mediaType);
        }

        return descriptor;
    }

    /// <summary>Whether the content is there with the right size. Its hash is not computed.</summary>
    public bool HasBlob(Descriptor descriptor) => Blobs.Has(descriptor);

    /// <summary>Opens content for reading, unverified; the stream can seek.</summary>
    /// <exception cref="BlobNotFoundException">It is not there.</exception>
    public Stream OpenBlob(Descriptor descriptor) => Blobs.Open(descriptor.Digest);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken) => ValueTask.FromResult(OpenBlob(descriptor));

    /// <summary>Reads small content and verifies it.</summary>
    /// <exception cref="BlobNotFoundException">It is not there.</exception>
    /// <exception cref="DigestMismatchException">It is not what the descriptor says.</exception>
    public Task<byte[]> ReadBlobAsync(Descriptor descriptor, CancellationToken cancellationToken) => this.ReadAsync(descriptor, Path, cancellationToken);

    /// <summary>Reads and verifies a manifest or index.</summary>
    /// <exception cref="BlobNotFoundException">It is not there.</exception>
    /// <exception cref="DigestMismatchException">It is not what the descriptor says.</exception>
    /// <exception cref="FormatException">It is no manifest.</exception>
    public async Task<ManifestDocument> ReadManifestAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
        ManifestDocument.Parse(descriptor.MediaType, await ReadBlobAsync(descriptor, cancellationToken));

    /// <summary>Reads all of a blob and compares it with its descriptor.</summary>
    /// <exception cref="BlobNotFoundException">It is not there.</exception>
    /// <exception cref="DigestMismatchException">It is not what the descriptor says.</exception>
    public async Task VerifyBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        await using var content = new VerifyingStream(OpenBlob(descriptor), descriptor, Path);
        await content.CopyToAsync(Stream.Null, cancellationToken);
    }

    /// <summary>The index: its entries are the layout's manifests, tagged ones with the annotation <see cref="AnnotationKeys.RefName"/>.</summary>
    /// <exception cref="InvalidLayoutException">The index is damaged.</exception>
    public Task<ImageIndex> ReadIndexAsync(CancellationToken cancellationToken) => _index.ReadAsync(cancellationToken);

    /// <summary>The entry with the tag <paramref name="refName"/>; null when there is none.</summary>
    public async Task<Descriptor?> FindAsync(string refName, CancellationToken cancellationToken) =>
        (await ReadIndexAsync(cancellationToken)).Manifests.FirstOrDefault(entry => LayoutIndex.RefNameOf(entry) == refName);

    /// <summary>Enters a manifest into the index; an entry with the same tag moves.</summary>
    /// <param name="manifest">A manifest or index whose blob is in the layout.</param>
    /// <param name="refName">The tag; null for an entry that is known by its digest only.</param>
    /// <param name="cancellationToken">Stops waiting for other writers.</param>
    /// <exception cref="BlobNotFoundException">The manifest is not in the layout.</exception>
    public Task TagAsync(Descriptor manifest, string? refName, CancellationToken cancellationToken) =>
        HasBlob(manifest) ? _index.PutAsync(manifest, refName, cancellationToken) : throw new BlobNotFoundException(manifest.Digest, Path);

    /// <summary>Removes the entry with the tag <paramref name="refName"/>; its blobs stay until garbage is collected.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> UntagAsync(string refName, CancellationToken cancellationToken) => _index.RemoveAsync(refName, cancellationToken);

    /// <summary>Deletes blobs that no entry of the index leads to, and leftovers of writers that died.</summary>
    /// <param name="olderThan">Only what was written before: younger blobs may belong to a build that has not entered its index yet.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    public Task<GarbageReport> CollectGarbageAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        _index.WhileLockedAsync(() => GarbageCollector.RunAsync(this, olderThan, cancellationToken), cancellationToken);
}
