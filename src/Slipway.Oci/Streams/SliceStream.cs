namespace Slipway.Oci;

/// <summary>The next bytes of a longer stream. Does not own it.</summary>
internal sealed class SliceStream(Stream inner, long length) : ReadOnlyStream
{
    public override long Length { get; } = length;

    public long Left { get; private set; } = length;

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer[..Available(buffer.Length)]), buffer.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer[..Available(buffer.Length)], cancellationToken), buffer.Length);

    private int Available(int wanted) => (int)Math.Min(wanted, Left);

    private int Count(int read, int wanted)
    {
        if (read == 0 && wanted > 0 && Left > 0)
        {
            throw new EndOfStreamException($"The content ended {Left} bytes too early.");
        }

        Left -= read;
        return read;
    }
}
