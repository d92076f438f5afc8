using System.Security.Cryptography;

namespace Slipway.Oci;

/// <summary>
/// Passes content through and compares it with its descriptor on the way: reading the end of wrong or short content, or the first byte too many, throws.
/// A reader that stops before the end has verified nothing.
/// </summary>
public sealed class VerifyingStream(Stream inner, Descriptor expected, string source) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(expected.Digest.HashName);
    private long _position;
    private bool _verified;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => expected.Size;

    /// <inheritdoc/>
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="DigestMismatchException">The content is not what the descriptor says.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Check(buffer[..count], buffer.Length);
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    /// <exception cref="DigestMismatchException">The content is not what the descriptor says.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Check(buffer.Span[..count], buffer.Length);
        return count;
    }

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> read, int asked)
    {
        _hash.AppendData(read);
        _position += read.Length;
        var isEnd = read.IsEmpty && asked > 0;
        if (_position > expected.Size || (isEnd && !_verified))
        {
            var actual = Digest.From(expected.Digest.HashName, _hash.GetCurrentHash());
            if (_position != expected.Size || actual != expected.Digest)
            {
                throw new DigestMismatchException(expected, actual, _position, source);
            }

            _verified = true;
        }
    }
}
