namespace Slipway.Engine.Caching;

/// <summary>Entries from and for other machines. Trouble with them never stops a build: it is said once, and the target runs.</summary>
internal sealed class SharedCache(CacheSettings settings, ContentStore store, EntryStore entries)
{
    /// <summary>Brings an entry with all its contents here; null when no place has it whole.</summary>
    public async Task<CacheEntry?> FetchAsync(CachedTarget target, ContentHash key, GlobSet products, CancellationToken cancellationToken)
    {
        foreach (var backend in settings.From)
        {
            try
            {
                if (await FetchAsync(backend, target, key, products, cancellationToken) is { } entry)
                {
                    return entry;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                settings.Warn($"The cache {backend.Name} cannot be used: {exception.Message}");
            }
        }

        return null;
    }

    /// <summary>Publishes an entry.</summary>
    public async Task PublishAsync(CacheEntry entry, ContentHash key, CancellationToken cancellationToken)
    {
        var contents = entry.Products.Where(product => product.Link is null).Select(product => new CacheContent(product.Sha256, product.Size)).Distinct().ToList();
        foreach (var backend in settings.To)
        {
            try
            {
                await backend.WriteEntryAsync($"{key}", EntryText.Write(entry), contents, Open, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                settings.Warn($"The cache {backend.Name} cannot be written: {exception.Message}");
            }
        }
    }

    private async Task<CacheEntry?> FetchAsync(ICacheBackend backend, CachedTarget target, ContentHash key, GlobSet products, CancellationToken cancellationToken)
    {
        if (await backend.ReadEntryAsync($"{key}", cancellationToken) is not { } bytes)
        {
            return null;
        }

        if (EntryText.Read(bytes.Span, target.Name, products) is not { HasCopies: true } entry)
        {
            settings.Warn($"An entry of the cache {backend.Name} for {target.Name} is damaged or names files that are not products of {target.Name}; it is ignored.");
            return null;
        }

        foreach (var product in entry.Products.Where(product => product.Link is null && !store.Has(product.Hash, product.Size)))
        {
            await using var content = await backend.OpenContentAsync($"{key}", new CacheContent(product.Sha256, product.Size), cancellationToken);
            if (content is null)
            {
                return null;
            }

            store.Add(product.Hash, product.Size, content);
        }

        entries.Write(key, EntryText.Write(entry));
        return entry;
    }

    private Stream Open(CacheContent content) =>
        ContentHash.TryParse(content.Sha256, out var hash) && store.OpenRead(hash) is { } stream ? stream : throw new FileNotFoundException($"There is no copy of {content.Sha256}.");
}
