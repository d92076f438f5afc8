using System.Diagnostics.CodeAnalysis;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>A folder of small files that are named by digest.</summary>
[SuppressMessage("Security", "CA3003:Review code for file path injection vulnerabilities", Justification = "File names are the hex digits of parsed digests.")]
internal sealed class LinkFolder(string path)
{
    public bool Has(Digest digest) => File.Exists(FileOf(digest));

    public IReadOnlyList<Digest> List() =>
        Directory.Exists(path) ? [.. Directory.EnumerateFiles(path).Select(DigestOf).OfType<Digest>().Order()] : [];

    /// <summary>The content of a link; null when there is none.</summary>
    public async Task<byte[]?> ReadAsync(Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(FileOf(digest), cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task WriteAsync(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => ReplaceAsync(FileOf(digest), content, cancellationToken);

    /// <summary>Makes an empty link; it is whole as soon as it is there.</summary>
    public void Add(Digest digest)
    {
        Directory.CreateDirectory(path);

        // Others may be making the same one at this moment.
        new FileStream(FileOf(digest), FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0).Dispose();
    }

    /// <summary>Removes a link; false when there was none.</summary>
    public bool Delete(Digest digest)
    {
        var exists = Has(digest);
        if (exists)
        {
            File.Delete(FileOf(digest));
        }

        return exists;
    }

    public bool IsOlder(Digest digest, DateTimeOffset than) => File.GetLastWriteTimeUtc(FileOf(digest)) < than.UtcDateTime;

    public static Task ReplaceAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return AtomicWrite.ReplaceAsync(file, content, cancellationToken);
    }

    private static Digest? DigestOf(string file) => Digest.TryParse($"sha256:{Path.GetFileName(file)}", out var digest) ? digest : null;

    private string FileOf(Digest digest) => Path.Combine(path, digest.Hex);
}
