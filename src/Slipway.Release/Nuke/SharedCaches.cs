namespace Slipway.Release;

/// <summary>A build that opens shared caches; NUKE has no cache and does not ask it to.</summary>
public interface ICacheProvider : IReleaseBuild
{
    /// <summary>Opens a cache.</summary>
    ICacheBackend? OpenCache(string address);
}

/// <summary>A place that shares a cache between machines.</summary>
public interface ICacheBackend
{
    /// <summary>How messages call it.</summary>
    string Name { get; }

    /// <summary>Reads an entry.</summary>
    Task<ReadOnlyMemory<byte>?> ReadEntryAsync(string key, CancellationToken cancellationToken);

    /// <summary>Opens a content.</summary>
    Task<Stream?> OpenContentAsync(string key, CacheContent content, CancellationToken cancellationToken);

    /// <summary>Publishes an entry.</summary>
    Task WriteEntryAsync(string key, ReadOnlyMemory<byte> entry, IReadOnlyList<CacheContent> contents, Func<CacheContent, Stream> open, CancellationToken cancellationToken);
}

/// <summary>A content that a cache entry names.</summary>
/// <param name="Sha256">The SHA-256 of the content, 64 hexadecimal digits.</param>
/// <param name="Size">Its bytes.</param>
public sealed record CacheContent(string Sha256, long Size);
