namespace Slipway.Images;

/// <summary>Turns the packages of an operating system into components and finds which need which.</summary>
internal static class OsComponents
{
    /// <summary>The components; a package that is listed twice (with another paragraph elsewhere) is one.</summary>
    public static IEnumerable<SoftwareComponent> From(IReadOnlyList<OsPackage> packages, ComponentKind kind, OsRelease? system)
    {
        var type = kind == ComponentKind.Apk ? "apk" : "deb";
        var found = packages.Select(package => (Package: package, Id: PackageUrls.Os(type, package, system))).DistinctBy(pair => pair.Id).ToList();
        var providers = found
            .SelectMany(pair => pair.Package.Provides.Prepend(pair.Package.Name).Select(name => (Name: name, pair.Id)))
            .ToLookup(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        return found.Select(pair => new SoftwareComponent
        {
            Kind = kind,
            Name = pair.Package.Name,
            Version = pair.Package.Version,
            PackageUrl = pair.Id,
            License = pair.Package.License,
            Homepage = pair.Package.Homepage,
            Supplier = pair.Package.Maintainer,
            DependsOn = [.. pair.Package.Needs.SelectMany(names => names).SelectMany(name => providers[name]).Where(id => id != pair.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        });
    }
}
