namespace Slipway.Oci;

/// <summary>The <c>oci-layout</c> and <c>index.json</c> files of an image layout; changes are serialised between processes.</summary>
internal sealed class LayoutIndex(string directory)
{
    private string IndexFile => Path.Combine(directory, "index.json");

    private string MarkerFile => Path.Combine(directory, LayoutMarker.FileName);

    private string LockFile => Path.Combine(directory, "index.json.lock");

    public static string? RefNameOf(Descriptor entry) => entry.Annotations?.GetValueOrDefault(AnnotationKeys.RefName);

    public async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(MarkerFile))
        {
            RequireEmpty();
            Directory.CreateDirectory(directory);
            await WhileLockedAsync(() => CreateAsync(cancellationToken), cancellationToken);
        }

        await RequireKnownVersionAsync(cancellationToken);
    }

    public async Task<ImageIndex> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return OciJson.ParseIndex(await File.ReadAllBytesAsync(IndexFile, cancellationToken));
        }
        catch (Exception exception) when (exception is FormatException or FileNotFoundException)
        {
            throw new InvalidLayoutException($"The image layout {directory} is damaged: {exception.Message} Delete the directory; the next build makes it again.", exception);
        }
    }

    public Task PutAsync(Descriptor manifest, string? refName, CancellationToken cancellationToken)
    {
        var entry = refName is null
            ? manifest
            : manifest with { Annotations = new Dictionary<string, string>(manifest.Annotations ?? new Dictionary<string, string>()) { [AnnotationKeys.RefName] = refName } };
        return ChangeAsync(entries => entries.Where(e => RefNameOf(e) != refName || (refName is null && e.Digest != entry.Digest)).Append(entry), cancellationToken);
    }

    public Task<bool> RemoveAsync(string refName, CancellationToken cancellationToken) =>
        ChangeAsync(entries => entries.Where(entry => RefNameOf(entry) != refName), cancellationToken);

    public async Task<T> WhileLockedAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        using (await FileLock.AcquireAsync(LockFile, cancellationToken))
        {
            return await action();
        }
    }

    private Task<bool> ChangeAsync(Func<IEnumerable<Descriptor>, IEnumerable<Descriptor>> change, CancellationToken cancellationToken) =>
        WhileLockedAsync(
            async () =>
            {
                var before = await ReadAsync(cancellationToken);

                // Parallel builds enter their images in any order; the file must not depend on it.
                var entries = change(before.Manifests).OrderBy(RefNameOf, StringComparer.Ordinal).ThenBy(entry => entry.Digest.Hex, StringComparer.Ordinal).ToList();
                await AtomicWrite.ReplaceAsync(IndexFile, OciJson.Serialize(before with { Manifests = entries }), cancellationToken);
                return entries.Count < before.Manifests.Count;
            },
            cancellationToken);

    private async Task<bool> CreateAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(IndexFile))
        {
            await AtomicWrite.ReplaceAsync(IndexFile, OciJson.Serialize(new ImageIndex { Manifests = [] }), cancellationToken);
        }

        await AtomicWrite.ReplaceAsync(MarkerFile, OciJson.Serialize(new LayoutMarker { ImageLayoutVersion = LayoutMarker.CurrentVersion }), cancellationToken);
        return true;
    }

    private void RequireEmpty()
    {
        // The marker comes last: a directory with nothing but these is a layout whose maker died, or has not finished yet.
        var foreign = Directory.Exists(directory)
            ? Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName).FirstOrDefault(IsForeign)
            : null;
        if (foreign is not null && !File.Exists(MarkerFile))
        {
            throw new InvalidLayoutException(
                $"{directory} is no image layout: it has no '{LayoutMarker.FileName}' file, but '{foreign}'. Choose an empty directory or delete this one.");
        }
    }

    private static bool IsForeign(string? name) =>
        name!.TrimStart('.') is var file && !file.StartsWith("index.json", StringComparison.Ordinal) && !file.StartsWith(LayoutMarker.FileName, StringComparison.Ordinal);

    private async Task RequireKnownVersionAsync(CancellationToken cancellationToken)
    {
        LayoutMarker marker;
        try
        {
            marker = OciJson.ParseLayoutMarker(await File.ReadAllBytesAsync(MarkerFile, cancellationToken));
        }
        catch (FormatException exception)
        {
            throw new InvalidLayoutException($"The image layout {directory} is damaged: {exception.Message} Delete the directory.", exception);
        }

        if (marker.ImageLayoutVersion != LayoutMarker.CurrentVersion)
        {
            throw new InvalidLayoutException($"The image layout {directory} has version '{marker.ImageLayoutVersion}'; only {LayoutMarker.CurrentVersion} is known.");
        }
    }
}
