namespace Slipway.Oci;

/// <summary>The blocks of an archive, with limits.</summary>
internal sealed class TarInput(Stream tar, TarLimits limits) : IDisposable
{
    private readonly LimitedStream _input = new(tar, limits.MaximumSize, () => new InvalidArchiveException($"The archive has more than {limits.MaximumSize} bytes, the most that is unpacked."));
    private readonly byte[] _block = new byte[TarHeader.BlockSize];
    private SliceStream? _content;
    private int _entries;

    /// <summary>The next header block, valid until the next call; null at the end of the input.</summary>
    public async Task<byte[]?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (++_entries > limits.MaximumEntries)
        {
            throw new InvalidArchiveException($"The archive has more than {limits.MaximumEntries} entries, the most that is unpacked.");
        }

        var count = await _input.ReadAtLeastAsync(_block, _block.Length, throwOnEndOfStream: false, cancellationToken);
        return count == 0 ? null : count == _block.Length ? _block : throw Truncated();
    }

    public SliceStream Slice(long length) => _content = new SliceStream(_input, length);

    public async Task<byte[]> ReadAllAsync(int length, CancellationToken cancellationToken)
    {
        var buffer = new byte[length + TarHeader.PaddingOf(length)];
        await ReadExactlyAsync(buffer, cancellationToken);
        return buffer[..length];
    }

    public async Task SkipToNextHeaderAsync(CancellationToken cancellationToken)
    {
        if (_content is { } content)
        {
            _content = null;
            var buffer = new byte[Math.Min(content.Left, 64 * 1024)];
            while (content.Left > 0)
            {
                await ReadExactlyAsync(content, buffer.AsMemory(0, (int)Math.Min(content.Left, buffer.Length)), cancellationToken);
            }

            await ReadExactlyAsync(_block.AsMemory(0, TarHeader.PaddingOf(content.Length)), cancellationToken);
        }
    }

    public void Dispose()
    {
        _content?.Dispose();
        _input.Dispose();
    }

    private Task ReadExactlyAsync(Memory<byte> buffer, CancellationToken cancellationToken) => ReadExactlyAsync(_input, buffer, cancellationToken);

    private static async Task ReadExactlyAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            await stream.ReadExactlyAsync(buffer, cancellationToken);
        }
        catch (EndOfStreamException)
        {
            throw Truncated();
        }
    }

    private static InvalidArchiveException Truncated() => new("The archive ends in the middle of an entry: it was truncated.");
}
