using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The packages that an image's layers name, without those of the program in it.</summary>
/// <param name="System">The distribution; null when the image does not say.</param>
/// <param name="Dpkg">The packages of dpkg.</param>
/// <param name="Apk">The packages of apk.</param>
/// <param name="Frameworks">Name and version of each shared framework of .NET.</param>
internal sealed record ImageInventory(OsRelease? System, IReadOnlyList<OsPackage> Dpkg, IReadOnlyList<OsPackage> Apk, IReadOnlyList<(string Name, string Version)> Frameworks)
{
    /// <summary>Puts layers on each other, lowest first.</summary>
    public static ImageInventory Merge(IEnumerable<LayerInventory> layers)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var path in files.Keys.Where(path => IsHidden(path, layer)).ToList())
            {
                files.Remove(path);
            }

            foreach (var (path, text) in layer.Files)
            {
                files[path] = text;
            }
        }

        return Read(files);
    }

    /// <summary>The components of a platform's image, in the order of their ids.</summary>
    public IReadOnlyList<SoftwareComponent> Components(Platform platform) =>
    [
        .. (System is null ? [] : new[] { new SoftwareComponent { Kind = ComponentKind.OperatingSystem, Name = System.Id, Version = System.VersionId } })
            .Concat(OsComponents.From(Dpkg, ComponentKind.Dpkg, System))
            .Concat(OsComponents.From(Apk, ComponentKind.Apk, System))
            .Concat(FrameworkComponents.From(Frameworks, platform, isMusl: Apk.Count > 0))
            .OrderBy(component => component.Id, StringComparer.Ordinal),
    ];

    private static ImageInventory Read(SortedDictionary<string, string> files) => new(
        PackageFiles.OsReleases.Where(files.ContainsKey).Select(path => OsRelease.Read(files[path])).FirstOrDefault(release => release is not null),
        [.. files.Where(file => file.Key == PackageFiles.DpkgStatus || file.Key.StartsWith(PackageFiles.DpkgFolder, StringComparison.Ordinal)).SelectMany(file => DpkgStatus.Read(file.Value))],
        [.. PackageFiles.ApkDatabases.Where(files.ContainsKey).Take(1).SelectMany(path => ApkDatabase.Read(files[path]))],
        [.. files.Keys.Select(PackageFiles.Framework).OfType<(string Name, string Version)>().Distinct()]);

    private static bool IsHidden(string path, LayerInventory layer)
    {
        for (var length = path.Length; length > 0; length = path.LastIndexOf('/', length - 1))
        {
            if (layer.Removed.Contains(path[..length]) || (length < path.Length && layer.Emptied.Contains(path[..length])))
            {
                return true;
            }
        }

        return layer.Emptied.Contains("");
    }
}
