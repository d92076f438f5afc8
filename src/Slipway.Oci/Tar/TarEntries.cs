namespace Slipway.Oci;

/// <summary>Makes entries from a directory.</summary>
public static class TarEntries
{
    /// <summary>
    /// Everything below <paramref name="directory"/>, placed below <paramref name="target"/>. Modes become 0755 for directories and for files that their owner may
    /// execute, 0644 for others, so that they do not depend on the umask of whoever built them; owners become 0.
    /// Symbolic links stay links.
    /// </summary>
    /// <param name="directory">The source directory.</param>
    /// <param name="target">The path in the layer, for instance <c>app</c>; empty for the root.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="FormatException">The directory has something that does not belong into a layer, a link out of it for instance.</exception>
    public static IReadOnlyList<TarEntry> FromDirectory(string directory, string target)
    {
        var entries = new List<TarEntry>();
        Add(new DirectoryInfo(directory), target, target, entries);
        return entries;
    }

    private static void Add(DirectoryInfo directory, string path, string target, List<TarEntry> entries)
    {
        foreach (var item in directory.EnumerateFileSystemInfos())
        {
            var itemPath = path.Length == 0 ? item.Name : $"{path}/{item.Name}";
            if (item.LinkTarget is { } link)
            {
                entries.Add(Link(item, itemPath, target, link.Replace('\\', '/')));
            }
            else if (item is DirectoryInfo child)
            {
                entries.Add(TarEntry.Directory(itemPath));
                Add(child, itemPath, target, entries);
            }
            else
            {
                entries.Add(TarEntry.File(itemPath, item.FullName, ModeOf(item)));
            }
        }
    }

    private static TarEntry Link(FileSystemInfo item, string path, string target, string link)
    {
        var pathInSource = target.Length == 0 ? path : path[(target.Length + 1)..];
        return link.StartsWith('/') || TarPath.LeavesRoot(pathInSource, link)
            ? throw new FormatException($"{item.FullName} is a link to '{link}', which lies outside of what is packed: it would point to nothing in the image.")
            : TarEntry.SymbolicLink(path, link);
    }

    private static UnixFileMode ModeOf(FileSystemInfo file) =>
        !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? TarEntry.Executable : TarEntry.Readable;
}
