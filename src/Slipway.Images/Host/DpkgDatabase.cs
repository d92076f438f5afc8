using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Reads which packages a machine's files came from (dpkg(1), <c>/var/lib/dpkg</c>), without starting dpkg.</summary>
/// <param name="root">The machine's file system.</param>
internal sealed class DpkgDatabase(AbsolutePath root)
{
    private readonly AbsolutePath _folder = root / "var/lib/dpkg";

    /// <summary>The packages that own the files, in ordinal order; none on a machine without dpkg.</summary>
    /// <param name="files">Paths without leading <c>/</c>, links resolved.</param>
    public IReadOnlyList<DpkgPackage> FindOwners(IEnumerable<string> files)
    {
        if (!(_folder / "status").FileExists())
        {
            return [];
        }

        // Folders, and /lib as a link to one, are listed by every package that has files below them.
        // Since /lib became that link, the same file is listed under either name.
        var wanted = files.Where(file => !Directory.Exists(root / file)).SelectMany(file => file.StartsWith("usr/", StringComparison.Ordinal) ? [$"/{file}", file[3..]] : new[] { $"/{file}" }).ToHashSet(StringComparer.Ordinal);
        var owners = Directory.EnumerateFiles(_folder / "info", "*.list")
            .Where(list => File.ReadLines(list).Any(wanted.Contains))
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet(StringComparer.Ordinal);
        return [.. ReadStanzas().Where(package => owners.Contains(package.Name) || owners.Contains($"{package.Name}:{package.Architecture}")).OrderBy(package => package.Name, StringComparer.Ordinal)];
    }

    private IEnumerable<DpkgPackage> ReadStanzas() =>
        (_folder / "status").ReadAllText()
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(stanza => new DpkgPackage(Field(stanza, "Package"), Field(stanza, "Version"), Field(stanza, "Architecture"), stanza.Trim('\n') + "\n"));

    private static string Field(string stanza, string name) =>
        stanza.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..].Trim() ?? "";
}
