using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Slipway.Tools;

/// <summary>Writes files so that a reader, or a run after a crash, sees the old content or the new one and never a part of it.</summary>
public static class AtomicFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Replaces the file with text in UTF-8 without byte order mark; missing folders are created.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    public static void WriteAllText(AbsolutePath path, string text, UnixFileMode? mode = null) => WriteAllBytes(path, Encoding.UTF8.GetBytes(text), mode);

    /// <summary>Replaces the file with bytes; missing folders are created.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    public static void WriteAllBytes(AbsolutePath path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var content = bytes.ToArray();
        Write(path, stream => stream.Write(content), mode);
    }

    /// <summary>Replaces the file with what <paramref name="write"/> writes; when that throws, the old file stays as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <param name="mode">The permissions of the new file, from its first byte on; null for the process's default.</param>
    public static void Write(AbsolutePath path, Action<Stream> write, UnixFileMode? mode = null)
    {
        var folder = path.Parent ?? throw new IOException($"Cannot write '{path}': it is a root folder.");
        folder.CreateDirectory();

        // The same folder, so that the rename stays within one file system; names differ between processes and within one.
        var temporary = folder / string.Create(CultureInfo.InvariantCulture, $".{path.Name}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}-{Stopwatch.GetTimestamp()}.tmp");
        try
        {
            WriteNew(temporary, write, mode);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            temporary.DeleteFile();
            throw;
        }
    }

    private static void WriteNew(AbsolutePath path, Action<Stream> write, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = BufferSize };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var stream = new FileStream(path, options);
        write(stream);
        stream.Flush(flushToDisk: true);
    }
}
