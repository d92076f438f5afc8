using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Slipway.Oci;

/// <summary>
/// Compresses on several threads into one ordinary gzip member (RFC 1952) without name and time. Content is cut every MiB and the pieces are
/// compressed on their own, so the bytes depend on content and level only, not on threads or on how the content was written.
/// </summary>
/// <param name="output">Where to; not disposed.</param>
/// <param name="level">zlib's level, 1 (fastest) to 9 (smallest).</param>
/// <param name="threads">How many compressed pieces may wait for their turn to be written.</param>
internal sealed class ParallelGzipStream(Stream output, int level, int threads) : WriteOnlyStream
{
    private const int BlockSize = 1024 * 1024;

    // Magic, deflate, no flags, no time, no extra flags, unknown system.
    private static readonly byte[] s_header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    // The empty last block of fixed Huffman codes.
    private static readonly byte[] s_end = [3, 0];

    private readonly Channel<Task<GzipBlock>> _pending = Channel.CreateBounded<Task<GzipBlock>>(new BoundedChannelOptions(threads) { SingleReader = true, SingleWriter = true });
    private readonly ConcurrentBag<GzipBlock> _free = [];
    private GzipBlock? _current;
    private Task? _writing;

    public override void Write(ReadOnlySpan<byte> buffer) => WriteAsync(buffer.ToArray()).AsTask().GetAwaiter().GetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _writing ??= WriteBlocksAsync(cancellationToken);
        while (!buffer.IsEmpty)
        {
            _current ??= TakeBlock();
            buffer = buffer[_current.Fill(buffer.Span)..];
            if (_current.IsFull)
            {
                await EnqueueAsync(cancellationToken);
            }
        }
    }

    /// <summary>Compresses what is left and writes the end. Without it the output is not whole.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        _writing ??= WriteBlocksAsync(cancellationToken);
        if (_current is not null)
        {
            await EnqueueAsync(cancellationToken);
        }

        _pending.Writer.TryComplete();
        await _writing;
    }

    public override async ValueTask DisposeAsync()
    {
        // Left early: what is on its way must not write to the output after its owner is gone.
        _pending.Writer.TryComplete();
        if (_writing is not null)
        {
            await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.DisposeAsync();
    }

    private async Task EnqueueAsync(CancellationToken cancellationToken)
    {
        var block = _current!;
        _current = null;
        try
        {
            await _pending.Writer.WriteAsync(Task.Run(() => Compress(block), cancellationToken), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            // The writer has failed; its failure is the one to report.
            await _writing!;
            throw;
        }
    }

    private async Task WriteBlocksAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (crc, length) = (0u, 0L);
            await output.WriteAsync(s_header, cancellationToken);
            await foreach (var task in _pending.Reader.ReadAllAsync(cancellationToken))
            {
                var block = await task;
                await output.WriteAsync(block.Deflated, cancellationToken);
                crc = Crc32.Combine(crc, block.Crc, block.Length);
                length += block.Length;
                _free.Add(block);
            }

            await output.WriteAsync(End(crc, length), cancellationToken);
        }
        catch (Exception exception)
        {
            _pending.Writer.TryComplete(exception);
            throw;
        }
    }

    private GzipBlock TakeBlock()
    {
        var block = _free.TryTake(out var used) ? used : new GzipBlock(BlockSize, level);
        block.Clear();
        return block;
    }

    private static GzipBlock Compress(GzipBlock block)
    {
        block.Compress();
        return block;
    }

    private static byte[] End(uint crc, long length)
    {
        var end = new byte[s_end.Length + 8];
        s_end.CopyTo(end, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(s_end.Length), crc);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(s_end.Length + 4), (uint)length);
        return end;
    }
}
