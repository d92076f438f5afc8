namespace Slipway.Oci;

/// <summary>Brings entries into the one order of a layer.</summary>
internal static class TarTree
{
    public static IEnumerable<TarEntry> Complete(IEnumerable<TarEntry> entries)
    {
        var tree = new SortedDictionary<string, TarEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!tree.TryAdd(entry.Path, entry))
            {
                throw new FormatException($"Two entries of a layer have the path '{entry.Path}': leave one out.");
            }
        }

        foreach (var path in tree.Keys.ToList())
        {
            AddParents(tree, path);
        }

        return tree.Values;
    }

    private static void AddParents(SortedDictionary<string, TarEntry> tree, string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var parent = path[..slash];
            if (tree.TryGetValue(parent, out var existing))
            {
                if (existing.Kind != TarEntryKind.Directory)
                {
                    throw new FormatException($"'{path}' lies below '{parent}', which is no directory but a {existing.Kind}.");
                }

                return;
            }

            tree.Add(parent, TarEntry.Directory(parent));
        }
    }
}
