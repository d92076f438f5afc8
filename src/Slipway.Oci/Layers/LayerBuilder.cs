namespace Slipway.Oci;

/// <summary>Makes layers from entries: tar, hash, compress, hash and write in one pass with bounded memory.</summary>
public static class LayerBuilder
{
    /// <summary>Writes a gzip layer into <paramref name="layout"/>. Equal entries and options give equal bytes.</summary>
    /// <exception cref="FormatException">Two entries have the same path, or an entry lies below one that is no directory.</exception>
    /// <exception cref="IOException">A file cannot be read or changed meanwhile, or the layout cannot be written; nothing is left behind.</exception>
    public static async Task<Layer> BuildAsync(OciLayout layout, IEnumerable<TarEntry> entries, LayerOptions options, CancellationToken cancellationToken)
    {
        List<TarEntry> content = [.. entries];
        await using var blob = layout.Blobs.Create();
        await using var gzip = new ParallelGzipStream(blob, options.LevelFor(content.Sum(entry => entry.Length)), Environment.ProcessorCount);
        await using var tar = new HashingStream(gzip);
        await DeterministicTar.WriteAsync(content, tar, options.Time, cancellationToken);
        await gzip.CompleteAsync(cancellationToken);
        return new Layer(blob.Complete(MediaTypes.LayerTarGzip), tar.Digest, tar.Size);
    }

    /// <summary>Makes a layer of a tar that something else has made. Equal bytes and times give equal bytes.</summary>
    /// <param name="layout">Where to.</param>
    /// <param name="tar">The uncompressed tar, whose entries are not looked at; not disposed.</param>
    /// <param name="compressionLevel">As <see cref="LayerOptions.CompressionLevel"/>.</param>
    /// <param name="latest">Later times of entries are replaced by this one, so that a build that ran again gives the same layer.</param>
    /// <param name="cancellationToken">Stops; nothing is left behind.</param>
    /// <returns>The layer, and the digest of the tar as it was given.</returns>
    /// <exception cref="InvalidArchiveException">The tar is malformed.</exception>
    public static async Task<(Layer Layer, Digest Original)> ImportAsync(OciLayout layout, Stream tar, int compressionLevel, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        await using var blob = layout.Blobs.Create();
        await using var gzip = new ParallelGzipStream(blob, compressionLevel, Environment.ProcessorCount);
        await using var changed = new HashingStream(gzip);
        await using var original = new HashingStream(Stream.Null);
        await TarTimes.ClampAsync(tar, original, changed, latest, cancellationToken);
        await gzip.CompleteAsync(cancellationToken);
        return (new Layer(blob.Complete(MediaTypes.LayerTarGzip), changed.Digest, changed.Size), original.Digest);
    }

    /// <summary>
    /// The digest of the uncompressed layer that the entries would give, at a tenth of the cost of making it: with the compression level, the key
    /// under which a layer that was made before can be found again.
    /// </summary>
    /// <exception cref="FormatException">Two entries have the same path, or an entry lies below one that is no directory.</exception>
    /// <exception cref="IOException">A file cannot be read or changed meanwhile.</exception>
    public static async Task<Digest> ComputeDiffIdAsync(IEnumerable<TarEntry> entries, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var tar = new HashingStream(Stream.Null);
        await DeterministicTar.WriteAsync(entries, tar, time, cancellationToken);
        return tar.Digest;
    }
}
