using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Keeps the cache within its size: the least recently used entries go, and then the copies that no entry names.</summary>
/// <remarks>
/// Another build may use the cache at the same time. It finds an entry or a copy or it does not; copies that it made but has not named yet are young, and stay.
/// </remarks>
internal sealed class CacheCleanup(AbsolutePath folder, ScratchFiles scratch, long maxBytes)
{
    // So that not every run has to clean up once the limit is reached.
    private const double Target = 0.8;
    private static readonly TimeSpan Young = TimeSpan.FromHours(1);

    /// <summary>Deletes what is too much.</summary>
    public void Run()
    {
        scratch.DeleteLeftovers();
        var copies = Files("blobs").ToDictionary(file => file.Name, StringComparer.Ordinal);
        if (copies.Values.Sum(file => file.Length) <= maxBytes)
        {
            return;
        }

        HashSet<string> kept = new(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var entry in Files("entries").OrderByDescending(file => file.LastWriteTimeUtc))
        {
            var named = ReadContents(entry).Where(copies.ContainsKey).ToList();
            var more = named.Where(name => !kept.Contains(name)).Sum(name => copies[name].Length);
            if (bytes + more > maxBytes * Target)
            {
                entry.Delete();
                continue;
            }

            bytes += more;
            kept.UnionWith(named);
        }

        var oldest = (scratch.Now - Young).UtcDateTime;
        foreach (var copy in copies.Values.Where(copy => !kept.Contains(copy.Name) && copy.LastWriteTimeUtc < oldest))
        {
            copy.Delete();
        }
    }

    private static List<string> ReadContents(FileInfo entry)
    {
        try
        {
            return EntryText.Read(File.ReadAllBytes(entry.FullName))?.Products.Select(product => product.Sha256).Distinct().ToList() ?? [];
        }
        catch (IOException)
        {
            // Another build has just deleted it.
            return [];
        }
    }

    private FileInfo[] Files(string name) =>
        Directory.Exists(folder / name) ? new DirectoryInfo(folder / name).GetFiles("*", SearchOption.AllDirectories) : [];
}
