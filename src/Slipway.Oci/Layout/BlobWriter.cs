using System.Security.Cryptography;

namespace Slipway.Oci;

/// <summary>
/// Takes content of unknown digest: hashes and writes it once, under a temporary name. <see cref="Complete(string)"/> gives it its name;
/// disposing before that leaves nothing behind.
/// </summary>
public sealed class BlobWriter : WriteOnlyStream
{
    private readonly IncrementalHash _hash;
    private readonly HashAlgorithmName _hashName;
    private readonly FileStream _file;
    private readonly BlobStore _store;
    private bool _completed;

    internal BlobWriter(BlobStore store, FileStream file, HashAlgorithmName hashName)
    {
        _store = store;
        _file = file;
        _hashName = hashName;
        _hash = IncrementalHash.CreateHash(hashName);
    }

    /// <summary>The number of bytes written so far.</summary>
    public long Size { get; private set; }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _file.Write(buffer);
        Size += buffer.Length;
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hash.AppendData(buffer.Span);
        await _file.WriteAsync(buffer, cancellationToken);
        Size += buffer.Length;
    }

    /// <summary>Gives the content its name.</summary>
    public Descriptor Complete(string mediaType)
    {
        var digest = Digest.From(_hashName, _hash.GetCurrentHash());
        MoveTo(digest);
        return new Descriptor { MediaType = mediaType, Digest = digest, Size = Size };
    }

    /// <summary>Gives the content its name if it is what <paramref name="expected"/> says.</summary>
    /// <param name="expected">What the content should be.</param>
    /// <param name="source">Where it came from, for the message.</param>
    /// <exception cref="DigestMismatchException">It is something else; nothing was kept.</exception>
    public void Complete(Descriptor expected, string source)
    {
        var digest = Digest.From(_hashName, _hash.GetCurrentHash());
        if (digest != expected.Digest || Size != expected.Size)
        {
            throw new DigestMismatchException(expected, digest, Size, source);
        }

        MoveTo(digest);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            _file.Dispose();
            if (!_completed)
            {
                File.Delete(_file.Name);
            }
        }

        base.Dispose(disposing);
    }

    private void MoveTo(Digest digest)
    {
        _file.Dispose();
        _store.Adopt(_file.Name, digest);
        _completed = true;
    }
}
