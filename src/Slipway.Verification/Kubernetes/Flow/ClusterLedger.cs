using System.Globalization;
using Slipway.Tools;

namespace Slipway.Verification.Kubernetes;

/// <summary>
/// Remembers what this repository's builds have made in clusters, so that what a killed run leaves can be found and removed. Each entry is a file that its
/// process holds open: an entry that nobody holds is a leftover.
/// </summary>
/// <param name="folder">The folder of the entries.</param>
/// <param name="processId">The number of this process.</param>
public sealed class ClusterLedger(AbsolutePath folder, int processId)
{
    /// <summary>What the names of all clusters and namespaces begin with.</summary>
    public const string Prefix = "slipway-";

    private const string Extension = ".entry";

    /// <summary>The folder for files that belong to entries.</summary>
    public AbsolutePath Folder => folder;

    /// <summary>A name that nothing else has: it holds the time and the process.</summary>
    public string NewName(TimeProvider time) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{time.GetUtcNow():yyyyMMdd-HHmmss}-{processId}");

    /// <summary>Adds an entry and holds it until it is disposed. It stays in the ledger: see <see cref="Remove"/>.</summary>
    public IDisposable Hold(ClusterLeftover entry)
    {
        folder.CreateDirectory();
        var stream = new FileStream(FileOf(entry.Name), FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        stream.Write(System.Text.Encoding.UTF8.GetBytes($"{entry.Context}\n{entry.KubeConfig}\n"));
        stream.Flush(flushToDisk: true);
        return stream;
    }

    /// <summary>Forgets an entry: what it stood for is gone, or is wanted.</summary>
    public void Remove(string name) => FileOf(name).DeleteFile();

    /// <summary>What killed runs left.</summary>
    public IReadOnlyList<ClusterLeftover> FindLeftovers() => [.. Entries().Where(entry => !IsHeld(entry.Name))];

    /// <summary>What this process has made and not removed yet.</summary>
    public IReadOnlyList<ClusterLeftover> FindOwn() => [.. Entries().Where(entry => entry.Name.EndsWith($"-{processId.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal))];

    private AbsolutePath FileOf(string name) => folder / (name + Extension);

    private IEnumerable<ClusterLeftover> Entries() => folder.DirectoryExists()
        ? Directory.EnumerateFiles(folder, $"{Prefix}*{Extension}").Order(StringComparer.Ordinal).Select(file => Read(AbsolutePath.Parse(file)))
        : [];

    private static ClusterLeftover Read(AbsolutePath file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var context = reader.ReadLine();
        return new(file.NameWithoutExtension)
        {
            Context = context is { Length: > 0 } ? context : null,
            KubeConfig = AbsolutePath.TryParse(reader.ReadLine(), out var path) ? path : null,
        };
    }

    private bool IsHeld(string name)
    {
        try
        {
            using var stream = new FileStream(FileOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
