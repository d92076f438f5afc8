using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What a container sees: the files of layers on each other, without their contents.</summary>
internal sealed class ImageFiles
{
    private readonly SortedDictionary<string, TarEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>The entries by path, without a leading slash.</summary>
    public IEnumerable<TarEntry> Entries => _entries.Values;

    /// <summary>Puts a layer on those before it.</summary>
    public void Add(IReadOnlyList<TarEntry> layer)
    {
        foreach (var entry in layer)
        {
            switch (Whiteout.Parse(entry.Path))
            {
                case { Kind: WhiteoutKind.Path } whiteout:
                    Remove(path => path == whiteout.Path || IsBelow(path, whiteout.Path));
                    break;
                case { Kind: WhiteoutKind.Content } whiteout:
                    Remove(path => IsBelow(path, whiteout.Path));
                    break;
            }
        }

        foreach (var entry in layer.Where(entry => Whiteout.Parse(entry.Path) is null))
        {
            if (entry.Kind != TarEntryKind.Directory && _entries.TryGetValue(entry.Path, out var replaced) && replaced.Kind == TarEntryKind.Directory)
            {
                Remove(path => IsBelow(path, entry.Path));
            }

            _entries[entry.Path] = entry;
        }
    }

    /// <summary>What a program gets when it opens the path; null when nothing is there.</summary>
    public TarEntry? Find(string path)
    {
        try
        {
            return _entries.GetValueOrDefault(RootedPath.Walk(path, followLast: true, at => _entries.GetValueOrDefault(at)?.Kind == TarEntryKind.SymbolicLink ? _entries[at].LinkTarget : null));
        }
        catch (InvalidArchiveException)
        {
            return null; // A circle of links.
        }
    }

    private void Remove(Func<string, bool> isRemoved)
    {
        foreach (var path in _entries.Keys.Where(isRemoved).ToList())
        {
            _entries.Remove(path);
        }
    }

    private static bool IsBelow(string path, string folder) => folder.Length == 0 || (path.StartsWith(folder, StringComparison.Ordinal) && path.Length > folder.Length && path[folder.Length] == '/');
}
