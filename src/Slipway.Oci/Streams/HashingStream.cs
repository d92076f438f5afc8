using System.Security.Cryptography;

namespace Slipway.Oci;

/// <summary>Passes what is written on and hashes it on the way. Does not own the output.</summary>
internal sealed class HashingStream(Stream output) : WriteOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The number of bytes written so far.</summary>
    public long Size { get; private set; }

    /// <summary>The digest of everything written so far.</summary>
    public Digest Digest => Digest.FromSha256(_hash.GetCurrentHash());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Count(buffer);
        output.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Count(buffer.Span);
        return output.WriteAsync(buffer, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        Size += buffer.Length;
    }
}
