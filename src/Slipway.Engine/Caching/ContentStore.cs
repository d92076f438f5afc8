using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Copies of files by the SHA-256 of their content, <c>blobs/ab/abcd…</c>; nothing that comes out is unverified.</summary>
internal sealed class ContentStore(AbsolutePath folder, ScratchFiles scratch)
{
    private AbsolutePath this[ContentHash hash]
    {
        get
        {
            var hex = hash.ToString();
            return folder / "blobs" / hex[..2] / hex;
        }
    }

    /// <summary>Whether there is a copy of that size.</summary>
    public bool Has(ContentHash hash, long size) => new FileInfo(this[hash]) is { Exists: true } file && file.Length == size;

    /// <summary>Copies a file in, unless there is a copy already.</summary>
    /// <exception cref="IOException">The file cannot be read, was changed since it was hashed, or the disk is full.</exception>
    public void Add(ContentHash hash, long size, AbsolutePath file)
    {
        if (Has(hash, size))
        {
            // Young copies survive the next cleanup, which may know nothing of the entry that will name this one.
            File.SetLastWriteTimeUtc(this[hash], scratch.Now.UtcDateTime);
            return;
        }

        Take(hash, temporary => File.Copy(file, temporary), $"{file} was changed while it was copied");
    }

    /// <summary>Writes a stream in, unless there is a copy already.</summary>
    /// <exception cref="IOException">The content has another hash or is longer than <paramref name="size"/>, or the disk is full.</exception>
    public async Task AddAsync(ContentHash hash, long size, Stream content, CancellationToken cancellationToken)
    {
        if (Has(hash, size))
        {
            return;
        }

        var received = scratch.NewPath();
        try
        {
            await CopyAtMostAsync(content, received, size, cancellationToken);
            Take(hash, temporary => File.Move(received, temporary), $"the content of {hash} is not what its hash says");
        }
        finally
        {
            File.Delete(received);
        }
    }

    /// <summary>The copy as a new file at a temporary path, verified; null when there is none, or none that is whole.</summary>
    public AbsolutePath? TryCopyOut(ContentHash hash)
    {
        var temporary = scratch.NewPath();
        try
        {
            File.Copy(this[hash], temporary);
            if (IsContent(temporary, hash))
            {
                return temporary;
            }

            File.Delete(this[hash]);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        File.Delete(temporary);
        return null;
    }

    /// <summary>The copy; null when there is none. The reader verifies.</summary>
    public Stream? OpenRead(ContentHash hash) => File.Exists(this[hash]) ? File.OpenRead(this[hash]) : null;

    private void Take(ContentHash hash, Action<AbsolutePath> write, string otherwise)
    {
        var temporary = scratch.NewPath();
        try
        {
            write(temporary);
            if (!IsContent(temporary, hash))
            {
                throw new IOException($"Not kept: {otherwise}.");
            }

            // The mode of a product is in its entry; a copy only has to be readable.
            File.SetLastWriteTimeUtc(temporary, scratch.Now.UtcDateTime);
            ScratchFiles.MoveTo(temporary, this[hash]);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool IsContent(AbsolutePath file, ContentHash hash)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return ContentHash.Of(stream) == hash;
    }

    private static async Task CopyAtMostAsync(Stream content, AbsolutePath temporary, long size, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[81920];
        for (var left = size; await content.ReadAsync(buffer, cancellationToken) is > 0 and var read; left -= read)
        {
            if (read > left)
            {
                throw new IOException($"Not kept: the content is longer than the {size} bytes that were announced.");
            }

            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
