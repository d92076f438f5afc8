using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Runs a target only when its inputs changed or its products cannot be brought back. Wraps the work of any target; several may run at once.</summary>
internal sealed class TargetCache
{
    private readonly CacheSettings _settings;
    private readonly FileHashes _hashes;
    private readonly ManifestBuilder _manifests;
    private readonly ProductFiles _products;
    private readonly EntryStore _entries;
    private readonly SharedCache _shared;
    private readonly CacheCleanup _cleanup;
    private volatile bool _hasNewEntries;

    public TargetCache(CacheSettings settings)
    {
        var scratch = new ScratchFiles(settings.Folder / "tmp", settings.Time);
        var store = new ContentStore(settings.Folder, scratch);
        _settings = settings;
        _hashes = new FileHashes(settings.Folder / "hashes", scratch, settings.Warn);
        _manifests = new ManifestBuilder(settings, _hashes);
        _products = new ProductFiles(settings.Root, _hashes, store);
        _entries = new EntryStore(settings.Folder, scratch, settings.Warn);
        _shared = new SharedCache(settings, store, _entries);
        _cleanup = new CacheCleanup(settings.Folder, scratch, settings.MaxBytes);
    }

    /// <summary>Runs the target, or finds that it need not run.</summary>
    public async Task<CacheResult> RunAsync(CachedTarget target, Func<CancellationToken, Task> execute, CancellationToken cancellationToken)
    {
        if (!_settings.IsEnabled)
        {
            await execute(cancellationToken);
            return new CacheResult(CacheOutcome.Executed, "the cache is off");
        }

        var (manifest, result) = await LookUpAsync(target, cancellationToken);
        if (result.Outcome == CacheOutcome.Executed)
        {
            await execute(cancellationToken);
            if (manifest is not null)
            {
                await Tolerate(async () => result = result with { Products = await RecordAsync(target, manifest, cancellationToken) }, $"What {target.Name} made is not cached");
            }
        }

        return result;
    }

    /// <summary>Says what <see cref="RunAsync"/> would do and why, a line each; changes nothing.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(CachedTarget target, CancellationToken cancellationToken)
    {
        var manifest = await _manifests.BuildAsync(target, cancellationToken);
        var changes = Changes(target, manifest);
        var plan = await PlanAsync(target, manifest, isFetching: false, cancellationToken);
        return [plan.Result.Outcome == CacheOutcome.Executed ? $"{target.Name} would run: {plan.Result.Reason}." : $"{target.Name} is up to date: {plan.Result.Reason}.", .. changes.Select(change => $"  {change}")];
    }

    /// <summary>The files that lie where globs say, with the hashes that are remembered; of others, the smallest are read until the budget is spent.</summary>
    /// <param name="globs">The globs of a target's products.</param>
    /// <param name="budget">How many bytes may be read.</param>
    /// <param name="cancellationToken">Ends a walk that takes too long.</param>
    /// <exception cref="IOException">A folder or file cannot be read.</exception>
    public Task<IReadOnlyList<ProductFile>> SurveyAsync(IReadOnlyList<string> globs, long budget, CancellationToken cancellationToken) =>
        _products.SurveyAsync(GlobSet.Parse(globs, _settings.Root), budget, cancellationToken);

    /// <summary>Writes what was learnt for the next run, waits for what is still being shared, and keeps the cache within its size. Call it once, at the end.</summary>
    /// <param name="cancellationToken">Gives up what is still being shared.</param>
    public Task SaveAsync(CancellationToken cancellationToken) => Tolerate(
        async () =>
        {
            _hashes.Save();
            await _shared.FinishAsync(cancellationToken);
            if (_hasNewEntries)
            {
                _cleanup.Run();
            }
        },
        "The cache is not saved");

    private async Task<(InputManifest? Manifest, CacheResult Result)> LookUpAsync(CachedTarget target, CancellationToken cancellationToken)
    {
        InputManifest? manifest = null;
        var result = new CacheResult(CacheOutcome.Executed, "the cache cannot be used");
        await Tolerate(
            async () =>
            {
                manifest = await _manifests.BuildAsync(target, cancellationToken);
                result = _settings.Forced.Contains(target.Owner) ? new CacheResult(CacheOutcome.Executed, "forced") : await ReuseAsync(target, manifest, cancellationToken);
            },
            $"{target.Name} runs without the cache");
        return (manifest, result);
    }

    private async Task<CacheResult> ReuseAsync(CachedTarget target, InputManifest manifest, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(target, manifest, isFetching: true, cancellationToken);
        if (plan.Result.Outcome == CacheOutcome.Executed)
        {
            return plan.Result;
        }

        if (!await _products.TryRestoreAsync(plan.Missing, cancellationToken))
        {
            return new CacheResult(CacheOutcome.Executed, $"copies of its products are not in the cache any more");
        }

        _products.Delete(plan.Outdated);
        _entries.Touch(manifest.Key);
        _entries.WriteLast(target.Name, manifest);
        return plan.Result;
    }

    private async Task<ReusePlan> PlanAsync(CachedTarget target, InputManifest manifest, bool isFetching, CancellationToken cancellationToken)
    {
        var globs = GlobSet.Parse(target.Products, _settings.Root);
        var entry = _entries.Read(target.Name, manifest.Key, globs) ?? (isFetching ? await _shared.FetchAsync(target, manifest.Key, globs, cancellationToken) : null);
        if (entry is null)
        {
            return ReusePlan.Run(Summarize(Changes(target, manifest), isFirst: _entries.LastKey(target.Name) is null));
        }

        var last = _entries.LastKey(target.Name) is { } key ? _entries.Read(target.Name, key, globs) : null;
        return ReusePlan.Create(entry, last, await _products.ScanAsync(globs, cancellationToken));
    }

    private IReadOnlyList<InputChange> Changes(CachedTarget target, InputManifest manifest) =>
        _entries.LastKey(target.Name) is { } last && last != manifest.Key ? InputChanges.Between(_entries.LastInputs(target.Name), manifest.Text.Span) : [];

    private static string Summarize(IReadOnlyList<InputChange> changes, bool isFirst) => changes.Count switch
    {
        0 => isFirst ? "it did not run before" : "what it made is not in the cache",
        1 => changes[0].ToString(),
        _ => $"{changes[0]}, and {changes.Count - 1} more",
    };

    private async Task<IReadOnlyList<Product>?> RecordAsync(CachedTarget target, InputManifest manifest, CancellationToken cancellationToken)
    {
        if ((await _manifests.BuildAsync(target, cancellationToken)).Key != manifest.Key)
        {
            _settings.Warn($"Inputs of {target.Name} changed while it ran, so that what it made is not cached.");
            return null;
        }

        var products = await _products.ScanAsync(GlobSet.Parse(target.Products, _settings.Root), cancellationToken);
        var entry = new CacheEntry { Target = target.Name, HasCopies = target.Inputs.KeepsProducts, Products = products };
        if (entry.HasCopies)
        {
            await _products.KeepAsync(products, cancellationToken);
        }

        _entries.Write(manifest.Key, EntryText.Write(entry));
        _entries.WriteLast(target.Name, manifest);
        _hasNewEntries = true;
        if (entry.HasCopies)
        {
            _shared.Publish(entry, manifest.Key);
        }

        return products;
    }

    // A disk that is full or a file that cannot be read costs time, not the build.
    private async Task Tolerate(Func<Task> work, string otherwise)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _settings.Warn($"{otherwise}: {exception.Message}");
        }
    }
}
