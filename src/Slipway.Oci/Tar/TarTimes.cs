namespace Slipway.Oci;

/// <summary>Changes the times of an archive and nothing else: a build that ran again has given its files other times, and only these make the difference.</summary>
internal static class TarTimes
{
    private const int LargestExtension = 1024 * 1024;

    /// <summary>Copies an archive, with later times of entries replaced by <paramref name="latest"/>, as <c>SOURCE_DATE_EPOCH</c> asks for.</summary>
    /// <param name="tar">The archive, uncompressed.</param>
    /// <param name="original">Gets the bytes as they were.</param>
    /// <param name="changed">Gets the bytes with the times replaced.</param>
    /// <param name="latest">The latest time, in whole seconds.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="InvalidArchiveException">The archive is malformed.</exception>
    public static async Task ClampAsync(Stream tar, Stream original, Stream changed, DateTimeOffset latest, CancellationToken cancellationToken)
    {
        var header = new byte[TarHeader.BlockSize];
        byte[] extension = [];
        while (await tar.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) is var count and > 0)
        {
            await original.WriteAsync(header.AsMemory(0, count), cancellationToken);
            if (count < header.Length || TarRecord.Read(header) is not { } record)
            {
                // The end, or what follows it.
                await changed.WriteAsync(header.AsMemory(0, count), cancellationToken);
                continue;
            }

            Clamp(header, latest.ToUnixTimeSeconds());
            await changed.WriteAsync(header, cancellationToken);
            if (record.Type == 'x' && record.Size <= LargestExtension)
            {
                extension = new byte[record.Size + TarHeader.PaddingOf(record.Size)];
                await tar.ReadExactlyAsync(extension, cancellationToken);
                await original.WriteAsync(extension, cancellationToken);
                await changed.WriteAsync(extension, cancellationToken);
                extension = extension[..(int)record.Size];
                continue;
            }

            // Only an extended header can say that a file has 8 GiB and more.
            var length = record.Type is '1' or '2' or '5' ? 0 : record.With(extension).Size;
            extension = [];
            await CopyAsync(tar, original, changed, length + TarHeader.PaddingOf(length), cancellationToken);
        }
    }

    private static void Clamp(byte[] header, long latest)
    {
        if (TarHeader.ReadNumber(header.AsSpan(TarHeader.Time)) > latest)
        {
            TarHeader.WriteNumber(header.AsSpan(TarHeader.Time), latest);
            TarHeader.WriteNumber(header.AsSpan(TarHeader.Checksum), TarHeader.Sum(header));
        }
    }

    private static async Task CopyAsync(Stream tar, Stream original, Stream changed, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(length, 256 * 1024)];
        while (length > 0)
        {
            var count = await tar.ReadAsync(buffer.AsMemory(0, (int)Math.Min(length, buffer.Length)), cancellationToken);
            if (count == 0)
            {
                throw new InvalidArchiveException("The archive ends in the middle of an entry: it was truncated.");
            }

            await original.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            await changed.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            length -= count;
        }
    }
}
