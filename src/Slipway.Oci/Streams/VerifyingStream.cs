using System.Security.Cryptography;

namespace Slipway.Oci;

/// <summary>
/// Passes content through and compares it with its descriptor on the way: reading the last bytes of wrong content, the end of short content, or the first byte
/// too many, throws.
/// A reader that stops before the end has verified nothing.
/// </summary>
/// <param name="inner">The content; disposed with this stream.</param>
/// <param name="expected">What it should be.</param>
/// <param name="source">Where it comes from, for the message.</param>
public sealed class VerifyingStream(Stream inner, Descriptor expected, string source) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(expected.Digest.HashName);
    private long _position;
    private bool _verified;

    /// <inheritdoc/>
    public override long Length => expected.Size;

    /// <inheritdoc/>
    /// <exception cref="DigestMismatchException">The content is not what the descriptor says.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Check(buffer[..count], buffer.Length);
        return count;
    }

    /// <inheritdoc/>
    /// <exception cref="DigestMismatchException">The content is not what the descriptor says.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Check(buffer.Span[..count], buffer.Length);
        return count;
    }

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
        if (_position > expected.Size || (!_verified && (isEnd || _position == expected.Size)))
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
