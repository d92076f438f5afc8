namespace Slipway.Engine;

/// <summary>
/// A place that shares a cache between machines. What comes from it is not trusted: paths are checked and contents verified by their hashes.
/// </summary>
/// <remarks>Who can write to it can nevertheless decide what a target's products are; do not restore from one in jobs that publish.</remarks>
public interface ICacheBackend
{
    /// <summary>How messages call it, for instance a folder or <c>ghcr.io/acme/cache</c>.</summary>
    string Name { get; }

    /// <summary>Reads an entry.</summary>
    /// <param name="key">64 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The entry's bytes; null when there is no such entry.</returns>
    Task<ReadOnlyMemory<byte>?> ReadEntryAsync(string key, CancellationToken cancellationToken);

    /// <summary>Opens a content for reading.</summary>
    /// <param name="key">The key of the entry that it belongs to.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The content's bytes, unverified; null when it is not there.</returns>
    Task<Stream?> OpenContentAsync(string key, CacheContent content, CancellationToken cancellationToken);

    /// <summary>Publishes an entry: its contents first, where they are missing, and then the entry, so that nobody finds it incomplete.</summary>
    /// <param name="key">64 hexadecimal digits.</param>
    /// <param name="entry">The entry's bytes.</param>
    /// <param name="contents">All contents that the entry names.</param>
    /// <param name="open">Opens one of the contents for reading.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    Task WriteEntryAsync(string key, ReadOnlyMemory<byte> entry, IReadOnlyList<CacheContent> contents, Func<CacheContent, Stream> open, CancellationToken cancellationToken);
}
