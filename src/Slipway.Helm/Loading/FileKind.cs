using System.Formats.Tar;

namespace Slipway.Helm;

/// <summary>Tells files from pipes, sockets and devices, without opening them: opening a pipe may wait for ever.</summary>
internal static class FileKind
{
    public static bool IsRegular(FileInfo file)
    {
        // Only what has no length can be something else.
        if (file.Length > 0 || OperatingSystem.IsWindows())
        {
            return true;
        }

        // The framework shows a file's kind nowhere but in the archives that it writes.
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            {
                writer.WriteEntry(file.FullName, "file");
            }
        }
        catch (IOException)
        {
            // Archives have no sockets.
            return false;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile };
    }
}
