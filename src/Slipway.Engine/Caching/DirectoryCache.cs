using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>A folder that machines share, for instance on a network drive or one that CI keeps.</summary>
internal sealed class DirectoryCache : ICacheBackend
{
    private const long LargestEntry = 64 << 20;
    private readonly AbsolutePath _folder;
    private readonly ScratchFiles _scratch;
    private readonly ContentStore _store;

    public DirectoryCache(AbsolutePath folder, TimeProvider time)
    {
        _folder = folder;
        _scratch = new ScratchFiles(folder / "tmp", time);
        _store = new ContentStore(folder, _scratch);
    }

    /// <inheritdoc/>
    public string Name => _folder;

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadEntryAsync(string key, CancellationToken cancellationToken)
    {
        var file = new FileInfo(EntryFile(key));
        if (!file.Exists)
        {
            return null;
        }

        return file.Length <= LargestEntry
            ? await File.ReadAllBytesAsync(file.FullName, cancellationToken)
            : throw new InvalidDataException($"{file.FullName} has {file.Length} bytes; at most {LargestEntry} were expected.");
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenContentAsync(string key, CacheContent content, CancellationToken cancellationToken) =>
        Task.FromResult(ContentHash.TryParse(content.Sha256, out var hash) ? _store.OpenRead(hash) : null);

    /// <inheritdoc/>
    public async Task WriteEntryAsync(string key, ReadOnlyMemory<byte> entry, IReadOnlyList<CacheContent> contents, Func<CacheContent, Stream> open, CancellationToken cancellationToken)
    {
        foreach (var content in contents)
        {
            await using var stream = open(content);
            if (ContentHash.TryParse(content.Sha256, out var hash))
            {
                await _store.AddAsync(hash, content.Size, stream, cancellationToken);
            }
        }

        _scratch.Replace(EntryFile(key), entry.Span);
        _scratch.DeleteLeftovers();
    }

    private AbsolutePath EntryFile(string key) => _folder / "entries" / key;
}
