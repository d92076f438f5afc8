using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Puts one layer onto those below it.</summary>
internal sealed class LayerUnpacker(ImageRoot root, UnpackBudget budget)
{
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;
    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // What this layer has brought: whiteouts, which may come before or after it, do not concern it.
    private readonly HashSet<AbsolutePath> _brought = [];

    /// <summary>Applies the entries in their order.</summary>
    public async Task ApplyAsync(IAsyncEnumerable<TarEntry> entries, CancellationToken cancellationToken)
    {
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (Whiteout.Parse(entry.Path) is { } whiteout)
            {
                Remove(whiteout);
            }
            else
            {
                await WriteAsync(entry, cancellationToken);
            }
        }
    }

    private void Remove(Whiteout whiteout)
    {
        if (whiteout.Kind == WhiteoutKind.Path && root.Locate(whiteout.Path) is var path && path.Parent.DirectoryExists())
        {
            RemoveLower(path);
        }
        else if (whiteout.Kind == WhiteoutKind.Content && root.Follow(whiteout.Path) is var folder && folder.DirectoryExists())
        {
            foreach (var item in Directory.EnumerateFileSystemEntries(folder).ToList())
            {
                RemoveLower(item);
            }
        }
    }

    // Returns whether something is left because this layer has brought it.
    private bool RemoveLower(AbsolutePath path)
    {
        var isLeft = _brought.Contains(path);
        if (IsFolder(path))
        {
            foreach (var item in Directory.EnumerateFileSystemEntries(path).ToList())
            {
                isLeft |= RemoveLower(item);
            }
        }

        if (!isLeft)
        {
            Delete(path);
        }

        return isLeft;
    }

    private async Task WriteAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        var path = root.Locate(entry.Path);
        PrepareFolder(path.Parent!, entry);
        if (entry.Kind != TarEntryKind.Directory || !IsFolder(path))
        {
            Delete(path);
        }

        switch (entry.Kind)
        {
            case TarEntryKind.Directory:
                budget.Take(entry.Path, 0);
                path.CreateDirectory();

                // Its owner can always write into it and delete it.
                SetMode(path, entry.Mode | OwnerAll);
                break;
            case TarEntryKind.File:
                await using (var content = entry.OpenContent())
                {
                    await WriteFileAsync(entry, path, content, entry.Length, cancellationToken);
                }

                SetMode(path, entry.Mode);
                break;
            case TarEntryKind.SymbolicLink:
                budget.Take(entry.Path, 0);
                File.CreateSymbolicLink(path, entry.LinkTarget!);
                break;
            default:
                await CopyAsync(entry, path, cancellationToken);
                break;
        }

        _brought.Add(path);
    }

    private static void PrepareFolder(AbsolutePath folder, TarEntry entry)
    {
        if (!folder.DirectoryExists())
        {
            try
            {
                folder.CreateDirectory();
            }
            catch (IOException error) when (error is not PathTooLongException)
            {
                throw new InvalidArchiveException($"The layer has an entry '{entry.Path}' that lies below a file: {error.Message}");
            }
        }
    }

    // A hard link becomes a copy: later layers replace files and never write into them, so nothing can tell the difference.
    private async Task CopyAsync(TarEntry entry, AbsolutePath path, CancellationToken cancellationToken)
    {
        var source = new FileInfo(root.Locate(entry.LinkTarget!));
        if (source.LinkTarget is { } target)
        {
            budget.Take(entry.Path, 0);
            File.CreateSymbolicLink(path, target);
            return;
        }

        if (!source.Exists)
        {
            throw new InvalidArchiveException($"The layer has a link '{entry.Path}' to '{entry.LinkTarget}', which is not in the image.");
        }

        await using var content = source.OpenRead();
        await WriteFileAsync(entry, path, content, content.Length, cancellationToken);
        SetMode(path, OperatingSystem.IsWindows() ? entry.Mode : source.UnixFileMode);
    }

    private async Task WriteFileAsync(TarEntry entry, AbsolutePath path, Stream content, long length, CancellationToken cancellationToken)
    {
        budget.Take(entry.Path, length);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await content.CopyToAsync(file, cancellationToken);
    }

    private static bool IsFolder(AbsolutePath path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static void Delete(AbsolutePath path)
    {
        if (IsFolder(path))
        {
            path.DeleteDirectory();
        }
        else
        {
            path.DeleteFile();
        }
    }

    private static void SetMode(AbsolutePath path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode & Permissions);
        }
    }
}
