using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>
/// The folder of a registry: <c>blobs/</c> with all content by digest, <c>uploads/</c> with what is being written, and <c>repositories/</c> with small
/// files that say what belongs to which repository. Every file appears by a rename, content before whatever names it.
/// </summary>
internal sealed class RegistryStorage
{
    private readonly string _root;
    private readonly TimeProvider _clock;

    private RegistryStorage(string root, TimeProvider clock)
    {
        _root = root;
        _clock = clock;
        Blobs = new BlobStore(Path.Combine(root, "blobs"), Path.Combine(root, "uploads"));
    }

    public BlobStore Blobs { get; }

    private string RepositoriesPath => Path.Combine(_root, "repositories");

    public static RegistryStorage Open(string root, TimeProvider clock)
    {
        var storage = new RegistryStorage(Path.GetFullPath(root), clock);
        try
        {
            Directory.CreateDirectory(storage.RepositoriesPath);

            // A folder that exists need not be writable: better known now than in the middle of a push.
            storage.Blobs.Create().Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RegistryRootException(storage._root, exception);
        }

        return storage;
    }

    public RepositoryStorage Repository(string name) => new(name, Path.Combine(RepositoriesPath, name));

    /// <summary>All repositories, in ordinal order.</summary>
    public IEnumerable<RepositoryStorage> Repositories() =>
        Directory.EnumerateDirectories(RepositoriesPath, RepositoryStorage.ManifestsFolder, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoriesPath, Path.GetDirectoryName(path)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(Repository);

    /// <summary>Keeps changes of manifests and the garbage collection apart, between processes too.</summary>
    public Task<FileLock> LockAsync(CancellationToken cancellationToken) => FileLock.AcquireAsync(Path.Combine(_root, "manifests.lock"), cancellationToken);

    /// <summary>The size of a blob that is whole and belongs to the repository; null otherwise.</summary>
    public long? SizeOf(RepositoryStorage repository, Digest digest) => repository.Blobs.Has(digest) ? Blobs.SizeOf(digest) : null;

    /// <summary>A manifest that is whole; null when its content is gone.</summary>
    public async Task<ManifestDocument?> ReadManifestAsync(Digest digest, string mediaType, CancellationToken cancellationToken)
    {
        var content = Blobs.SizeOf(digest) is null ? null : await File.ReadAllBytesAsync(Blobs.PathOf(digest), cancellationToken);
        return content is null ? null : ManifestDocument.Parse(mediaType, content);
    }

    /// <summary>Deletes what dead processes left half-written.</summary>
    public void DeleteLeftovers(DateTimeOffset olderThan)
    {
        var links = Directory.EnumerateFiles(RepositoriesPath, $".*{AtomicWrite.TemporaryExtension}", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None });
        foreach (var file in links.Concat(Directory.EnumerateFiles(Blobs.PartialPath)).Where(file => File.GetLastWriteTimeUtc(file) < olderThan.UtcDateTime).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Makes content young again: whoever is told that it is here relies on it.</summary>
    public void Renew(Digest digest) => File.SetLastWriteTimeUtc(Blobs.PathOf(digest), _clock.GetUtcNow().UtcDateTime);
}
