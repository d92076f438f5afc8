using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Slipway.Engine.Caching;

/// <summary>
/// Entries from and for other machines. Trouble with a place never stops a build: it is said once, the place is left alone for the rest of the run,
/// and the target runs.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A token source without a timer holds nothing to give back.")]
internal sealed class SharedCache(CacheSettings settings, ContentStore store, EntryStore entries)
{
    private const int ContentsAtOnce = 8;
    private readonly ConcurrentDictionary<ICacheBackend, bool> _unreadable = new();
    private readonly ConcurrentDictionary<ICacheBackend, bool> _unwritable = new();
    private readonly CancellationTokenSource _givenUp = new();
    private readonly Lock _gate = new();
    private Task _uploads = Task.CompletedTask;

    /// <summary>Brings an entry with all its contents here; null when no place has it whole.</summary>
    public async Task<CacheEntry?> FetchAsync(CachedTarget target, ContentHash key, GlobSet products, CancellationToken cancellationToken)
    {
        foreach (var backend in settings.From.Where(backend => !_unreadable.ContainsKey(backend)))
        {
            try
            {
                if (await FetchAsync(backend, target, key, products, cancellationToken) is { } entry)
                {
                    return entry;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                GiveUp(_unreadable, backend, $"The cache {backend.Name} cannot be used: {exception.Message}");
            }
        }

        return null;
    }

    /// <summary>Starts to publish an entry, after those before it; the target need not wait.</summary>
    public void Publish(CacheEntry entry, ContentHash key)
    {
        if (settings.To.Count > 0)
        {
            lock (_gate)
            {
                _uploads = PublishAfterAsync(_uploads, entry, key);
            }
        }
    }

    /// <summary>Waits until everything is published, and closes the places.</summary>
    /// <param name="cancellationToken">Gives up what is not published yet.</param>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(_givenUp.Cancel);
        if (!_uploads.IsCompleted)
        {
            settings.Inform($"Waiting until everything is in {string.Join(", ", settings.To.Select(backend => backend.Name))}…");
        }

        await _uploads;
        foreach (var backend in settings.From.Concat(settings.To).OfType<IDisposable>())
        {
            backend.Dispose();
        }
    }

    private async Task PublishAfterAsync(Task earlier, CacheEntry entry, ContentHash key)
    {
        await earlier;
        var contents = entry.Products.Where(product => product.Link is null).Select(product => new CacheContent(product.Sha256, product.Size)).Distinct().ToList();
        foreach (var backend in settings.To.Where(backend => !_unwritable.ContainsKey(backend) && !_givenUp.IsCancellationRequested))
        {
            try
            {
                await Task.Run(() => backend.WriteEntryAsync($"{key}", EntryText.Write(entry), contents, Open, _givenUp.Token));
            }
            catch (OperationCanceledException) when (_givenUp.IsCancellationRequested)
            {
                // The user has no time for it.
            }
            catch (Exception exception)
            {
                GiveUp(_unwritable, backend, $"The cache {backend.Name} cannot be written: {exception.Message}");
            }
        }
    }

    private void GiveUp(ConcurrentDictionary<ICacheBackend, bool> places, ICacheBackend backend, string text)
    {
        if (places.TryAdd(backend, true))
        {
            settings.Warn(text);
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

        if (entry.Products.Sum(product => (decimal)product.Size) > settings.MaxBytes)
        {
            settings.Warn($"An entry of the cache {backend.Name} for {target.Name} is larger than the whole cache may be ({settings.MaxBytes} bytes); it is ignored.");
            return null;
        }

        if (!await FetchContentsAsync(backend, key, entry, cancellationToken))
        {
            return null;
        }

        entries.Write(key, EntryText.Write(entry));
        return entry;
    }

    private async Task<bool> FetchContentsAsync(ICacheBackend backend, ContentHash key, CacheEntry entry, CancellationToken cancellationToken)
    {
        var isWhole = true;
        var wanted = entry.Products.Where(product => product.Link is null && !store.Has(product.Hash, product.Size)).DistinctBy(product => product.Hash);
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = ContentsAtOnce, CancellationToken = cancellationToken }, async (product, token) =>
        {
            await using var content = await backend.OpenContentAsync($"{key}", new CacheContent(product.Sha256, product.Size), token);
            if (content is null)
            {
                Volatile.Write(ref isWhole, false);
                return;
            }

            await store.AddAsync(product.Hash, product.Size, content, token);
        });
        return isWhole;
    }

    private Stream Open(CacheContent content) =>
        ContentHash.TryParse(content.Sha256, out var hash) && store.OpenRead(hash) is { } stream ? stream : throw new FileNotFoundException($"There is no copy of {content.Sha256}.");
}
