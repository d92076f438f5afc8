using System.Security.Cryptography;

namespace Slipway.Oci;

/// <summary>
/// A directory of content named by digest, <c>{algorithm}/{hex}</c>. A name appears only when its content is whole;
/// any number of processes may write at once, the same content included.
/// </summary>
/// <param name="directory">The directory of the algorithms' directories; made when first written to.</param>
/// <param name="partialDirectory">Where content is while it is written; on the same file system.</param>
public sealed class BlobStore(string directory, string partialDirectory)
{
    /// <summary>Where content is while it is written.</summary>
    public string PartialPath { get; } = partialDirectory;

    /// <summary>Whether the content is there with the right size. Its hash is not computed.</summary>
    public bool Has(Descriptor descriptor) => SizeOf(descriptor.Digest) == descriptor.Size;

    /// <summary>The size of the content in bytes; null when it is not there.</summary>
    public long? SizeOf(Digest digest) => new FileInfo(PathOf(digest)) is { Exists: true } file ? file.Length : null;

    /// <summary>Opens content for reading; the stream can seek.</summary>
    /// <exception cref="BlobNotFoundException">It is not there.</exception>
    public FileStream Open(Digest digest)
    {
        try
        {
            return new FileStream(PathOf(digest), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BlobNotFoundException(digest, directory);
        }
    }

    /// <summary>Starts to write content whose SHA-256 digest is not known yet.</summary>
    public BlobWriter Create() => Create(HashAlgorithmName.SHA256);

    /// <summary>Starts to write content whose digest is known; <see cref="BlobWriter.Complete(Descriptor, string)"/> compares it.</summary>
    public BlobWriter CreateFor(Digest expected) => Create(expected.HashName);

    /// <summary>Writes content that has to be what <paramref name="expected"/> says; nothing is read when it is already there.</summary>
    /// <param name="expected">What the content should be.</param>
    /// <param name="content">The content; not disposed.</param>
    /// <param name="source">Where it comes from, for the message.</param>
    /// <param name="cancellationToken">Stops writing; nothing is kept.</param>
    /// <exception cref="DigestMismatchException">It is something else; nothing was kept.</exception>
    public async Task WriteAsync(Descriptor expected, Stream content, string source, CancellationToken cancellationToken)
    {
        if (!Has(expected))
        {
            await using var writer = CreateFor(expected.Digest);
            await content.CopyToAsync(writer, cancellationToken);
            writer.Complete(expected, source);
        }
    }

    /// <summary>Removes content; false when it was not there.</summary>
    public bool Delete(Digest digest)
    {
        var file = PathOf(digest);
        var exists = File.Exists(file);
        File.Delete(file);
        return exists;
    }

    /// <summary>Everything that is there, in no order.</summary>
    public IEnumerable<Digest> List()
    {
        foreach (var folder in Directory.Exists(directory) ? Directory.EnumerateDirectories(directory) : [])
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (Digest.TryParse($"{Path.GetFileName(folder)}:{Path.GetFileName(file)}", out var digest))
                {
                    yield return digest;
                }
            }
        }
    }

    /// <summary>Deletes everything that is not in <paramref name="keep"/> and was written before <paramref name="olderThan"/>.</summary>
    public GarbageReport Sweep(IReadOnlySet<Digest> keep, DateTimeOffset olderThan)
    {
        var (deleted, bytes, kept) = (0, 0L, 0);
        foreach (var digest in List().ToList())
        {
            var file = new FileInfo(PathOf(digest));
            if (keep.Contains(digest) || file.LastWriteTimeUtc >= olderThan.UtcDateTime)
            {
                kept++;
                continue;
            }

            bytes += file.Length;
            deleted++;
            file.Delete();
        }

        return new GarbageReport(deleted, bytes, kept);
    }

    /// <summary>Where content is or would be.</summary>
    public string PathOf(Digest digest) => Path.Combine(directory, digest.Algorithm, digest.Hex);

    /// <summary>Takes over a finished file of the same file system as the content that <paramref name="digest"/> names.</summary>
    public void Adopt(string file, Digest digest)
    {
        Directory.CreateDirectory(Path.Combine(directory, digest.Algorithm));
        File.Move(file, PathOf(digest), overwrite: true);
    }

    private BlobWriter Create(HashAlgorithmName hashName)
    {
        Directory.CreateDirectory(PartialPath);
        var name = Path.Combine(PartialPath, Path.GetRandomFileName());
        return new BlobWriter(this, new FileStream(name, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, bufferSize: 0), hashName);
    }
}
