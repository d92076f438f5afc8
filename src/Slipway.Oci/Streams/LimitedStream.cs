namespace Slipway.Oci;

/// <summary>Passes content through up to a limit; the first byte after it throws. Does not own the content.</summary>
internal sealed class LimitedStream(Stream inner, long limit, Func<Exception> exceeded) : ReadOnlyStream
{
    private long _position;

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

    private int Count(int read)
    {
        _position += read;
        return _position > limit ? throw exceeded() : read;
    }
}
