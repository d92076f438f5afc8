using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// A shared cache in a repository of a registry. An entry is an artefact tagged with its key: its config are the entry's bytes, its layers the contents,
/// so that the registry stores each content once and keeps it as long as an entry names it.
/// </summary>
internal sealed class RegistryCache(Reference repository, RegistryClient client) : ICacheBackend, IDisposable
{
    /// <summary>The type of the artefact, and of its config.</summary>
    public const string EntryType = "application/vnd.slipway.cache.entry.v1";

    /// <summary>The type of its layers.</summary>
    public const string ContentType = "application/vnd.slipway.cache.content.v1";

    /// <inheritdoc/>
    public string Name => repository.Name;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadEntryAsync(string key, CancellationToken cancellationToken)
    {
        var reference = repository.WithTag(key);
        if (await client.GetManifestAsync(reference, cancellationToken) is not { } manifest)
        {
            return null;
        }

        return manifest.Descriptor.ArtifactType == EntryType && manifest.Blobs is [{ MediaType: EntryType } entry, ..]
            ? await client.OpenRepository(repository).ReadAsync(entry, Name, cancellationToken)
            : throw new InvalidDataException($"{reference} is no entry of a cache: it is '{manifest.Descriptor.ArtifactType}', and '{EntryType}' was expected.");
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenContentAsync(string key, CacheContent content, CancellationToken cancellationToken)
    {
        if (content.Size == 0)
        {
            return Stream.Null;
        }

        try
        {
            return await client.OpenRepository(repository).OpenAsync(Describe(content), cancellationToken);
        }
        catch (BlobNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Task WriteEntryAsync(string key, ReadOnlyMemory<byte> entry, IReadOnlyList<CacheContent> contents, Func<CacheContent, Stream> open, CancellationToken cancellationToken)
    {
        // Registries disagree about empty blobs; nobody needs one.
        var layers = contents.Where(content => content.Size > 0).ToDictionary(Describe);
        var config = Descriptor.Of(EntryType, entry.Span);
        var manifest = OciJson.Serialize(new ImageManifest
        {
            ArtifactType = EntryType,
            Config = config,
            Layers = layers.Count > 0 ? [.. layers.Keys] : [Descriptor.Empty],
        });
        var root = Descriptor.Of(MediaTypes.ImageManifest, manifest);
        if (config.Size > ManifestDocument.MaximumSize || root.Size > ManifestDocument.MaximumSize)
        {
            throw new InvalidDataException($"an entry of {contents.Count} files is too large for a registry.");
        }

        var source = new EntryBlobs(
            new Dictionary<Digest, ReadOnlyMemory<byte>> { [root.Digest] = manifest, [config.Digest] = entry, [Descriptor.Empty.Digest] = Descriptor.EmptyContent },
            layers.ToDictionary(layer => layer.Key.Digest, layer => layer.Value),
            open);
        return client.PushAsync(source, root, repository.WithTag(key), new() { TagConflicts = TagConflictPolicy.Move }, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static Descriptor Describe(CacheContent content) => new() { MediaType = ContentType, Digest = Digest.Parse($"sha256:{content.Sha256}"), Size = content.Size };

    private sealed class EntryBlobs(Dictionary<Digest, ReadOnlyMemory<byte>> documents, Dictionary<Digest, CacheContent> contents, Func<CacheContent, Stream> open) : IBlobSource
    {
        public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
            new(documents.TryGetValue(descriptor.Digest, out var document) ? new MemoryStream(document.ToArray(), writable: false) : open(contents[descriptor.Digest]));
    }
}
