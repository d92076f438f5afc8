using System.Buffers;

namespace Slipway.Oci;

/// <summary>
/// Writes tars whose bytes depend on nothing but paths, modes, owners' numbers, contents and the one given time:
/// entries in ordinal order, USTAR headers, no names of owners.
/// </summary>
public static class DeterministicTar
{
    private const int CopySize = 256 * 1024;

    /// <summary>Writes the entries, each after its parent directories; missing ones are added with mode 0755 and owner 0.</summary>
    /// <param name="entries">The entries, in any order.</param>
    /// <param name="output">Where to; neither flushed nor disposed.</param>
    /// <param name="time">The modification time of all entries, in whole seconds.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    /// <exception cref="FormatException">Two entries have the same path, or an entry lies below one that is no directory.</exception>
    /// <exception cref="IOException">A file cannot be read, or changed its length since its entry was made.</exception>
    public static Task WriteAsync(IEnumerable<TarEntry> entries, Stream output, DateTimeOffset time, CancellationToken cancellationToken) =>
        WriteInOrderAsync(TarTree.Complete(entries), output, time, cancellationToken);

    /// <summary>Writes the entries in the given order and adds none.</summary>
    internal static async Task WriteInOrderAsync(IEnumerable<TarEntry> entries, Stream output, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopySize);
        try
        {
            foreach (var entry in entries)
            {
                await output.WriteAsync(TarHeaderWriter.Write(entry, time), cancellationToken);
                if (entry.Kind == TarEntryKind.File)
                {
                    await CopyAsync(entry, output, buffer, cancellationToken);
                }
            }

            await output.WriteAsync(new byte[2 * TarHeader.BlockSize], cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task CopyAsync(TarEntry entry, Stream output, byte[] buffer, CancellationToken cancellationToken)
    {
        await using var content = entry.OpenContent();
        var left = entry.Length;
        int count;
        while ((count = await content.ReadAsync(buffer.AsMemory(0, CopySize), cancellationToken)) > 0)
        {
            left -= count;
            if (left < 0)
            {
                break;
            }

            await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        if (left != 0)
        {
            throw new IOException($"The source of '{entry.Path}' changed while the layer was written: it had {entry.Length} bytes before. Let nothing write to it during the build.");
        }

        await output.WriteAsync(new byte[TarHeader.PaddingOf(entry.Length)], cancellationToken);
    }
}
