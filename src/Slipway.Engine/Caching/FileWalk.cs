using System.IO.Enumeration;
using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Finds the files that globs take in, without entering folders that they cannot match.</summary>
internal static class FileWalk
{
    // Files looked at in a row by one thread.
    private const int Chunk = 1024;
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The files in an order that depends on their names alone.</summary>
    /// <exception cref="IOException">A folder or file cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder cannot be read.</exception>
    public static async Task<IReadOnlyList<ScannedFile>> ScanAsync(AbsolutePath root, GlobSet globs, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        if (Directory.Exists(root))
        {
            Visit(root, "", globs, globs.Start, paths, cancellationToken);
        }

        return await LookAsync(root, paths, cancellationToken);
    }

    private static void Visit(string root, string folder, GlobSet globs, GlobSet.State state, List<string> found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<string> files = [];
        List<(string Name, GlobSet.State State)> folders = [];
        var entries = new FileSystemEnumerable<(string Name, EntryKind Kind)>(Path.Join(root, folder), (ref FileSystemEntry entry) => (entry.FileName.ToString(), KindOf(ref entry)), Options)
        {
            // Names of files that do not match are never turned into strings.
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory || globs.Matches(state, entry.FileName),
        };
        foreach (var (name, kind) in entries)
        {
            if (kind != EntryKind.File && globs.Enter(state, folder, name, kind == EntryKind.LinkToFolder) is { } below)
            {
                folders.Add((name, below));
            }
            else if (kind == EntryKind.File || (kind == EntryKind.LinkToFolder && globs.Matches(state, name)))
            {
                files.Add(name);
            }
        }

        files.Sort(StringComparer.Ordinal);
        found.AddRange(files.Select(name => folder + name));
        folders.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        foreach (var (name, below) in folders)
        {
            Visit(root, $"{folder}{name}/", globs, below, found, cancellationToken);
        }
    }

    // A link to a folder is entered only where a glob names it: it may lead out of the root, or in circles.
    private static EntryKind KindOf(ref FileSystemEntry entry) =>
        !entry.IsDirectory ? EntryKind.File : (entry.Attributes & FileAttributes.ReparsePoint) == FileAttributes.None ? EntryKind.Folder : EntryKind.LinkToFolder;

    private static async Task<IReadOnlyList<ScannedFile>> LookAsync(string root, List<string> paths, CancellationToken cancellationToken)
    {
        var files = new ScannedFile?[paths.Count];
        await AllAtOnce.RunAsync(
            (paths.Count + Chunk - 1) / Chunk,
            chunk =>
            {
                for (var i = chunk * Chunk; i < Math.Min(paths.Count, (chunk + 1) * Chunk); i++)
                {
                    files[i] = Look(root, paths[i]);
                }
            },
            cancellationToken);

        var found = new List<ScannedFile>(files.Length);
        foreach (var file in files)
        {
            // Sockets and pipes have no content; what vanished since the walk is not there.
            if (file is { } there && (there.State.IsRegular || there.IsLink))
            {
                found.Add(there);
            }
        }

        return found;
    }

    private static ScannedFile? Look(string root, string path)
    {
        var full = $"{root}/{path}";
        if (FileState.Read(full) is not { } state)
        {
            return null;
        }

        return !state.IsLink ? new ScannedFile(path, state, IsLink: false)
            : FileState.Read(full, followLink: true) is { IsRegular: true } target ? new ScannedFile(path, target, IsLink: true)
            : new ScannedFile(path, state, IsLink: true);
    }

    private enum EntryKind
    {
        File,
        Folder,
        LinkToFolder,
    }
}
