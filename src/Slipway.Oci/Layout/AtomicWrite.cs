namespace Slipway.Oci;

/// <summary>Replaces a small file as a whole: whoever reads it, at any moment and after any crash, sees the old or the new content.</summary>
public static class AtomicWrite
{
    /// <summary>The extension of files that a dead writer may leave behind.</summary>
    public const string TemporaryExtension = ".tmp";

    /// <summary>Writes <paramref name="content"/> beside <paramref name="path"/>, flushes it to the disk, and renames it.</summary>
    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // The leading dot keeps what a dead writer left out of every list of tags and digests.
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}{TemporaryExtension}");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                await file.WriteAsync(content, cancellationToken);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
