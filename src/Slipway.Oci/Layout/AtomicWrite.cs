namespace Slipway.Oci;

/// <summary>Replaces a small file as a whole: whoever reads it, at any moment and after any crash, sees the old or the new content.</summary>
public static class AtomicWrite
{
    /// <summary>Writes <paramref name="content"/> beside <paramref name="path"/>, flushes it to the disk, and renames it.</summary>
    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
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
