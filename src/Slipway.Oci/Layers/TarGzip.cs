namespace Slipway.Oci;

/// <summary>Writes compressed tars for formats with an order of their own, such as packed Helm charts. Layers are made by <see cref="LayerBuilder"/>.</summary>
public static class TarGzip
{
    /// <summary>
    /// Writes the entries in the given order, without directories that are not among them: an ordinary gzip member without name and time.
    /// Equal entries and options give equal bytes.
    /// </summary>
    /// <param name="entries">The entries; none twice.</param>
    /// <param name="output">Where to; neither flushed nor disposed.</param>
    /// <param name="options">Time and compression.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="IOException">A file cannot be read, or changed its length since its entry was made.</exception>
    public static async Task WriteAsync(IEnumerable<TarEntry> entries, Stream output, LayerOptions options, CancellationToken cancellationToken)
    {
        List<TarEntry> content = [.. entries];
        await using var gzip = new ParallelGzipStream(output, options.LevelFor(content.Sum(entry => entry.Length)), Environment.ProcessorCount);
        await DeterministicTar.WriteInOrderAsync(content, gzip, options.Time, cancellationToken);
        await gzip.CompleteAsync(cancellationToken);
    }
}
