using System.Text;

namespace Slipway.Images;

/// <summary>Writes package URLs (purl specification: <c>pkg:type/namespace/name@version?qualifiers</c>) in their canonical form.</summary>
internal static class PackageUrls
{
    private const string Unescaped = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_~:";

    /// <summary>A NuGet package.</summary>
    public static string NuGet(string name, string version) => $"pkg:nuget/{Escape(name)}@{Escape(version)}";

    /// <summary>A package of dpkg or apk; names of both are lower case.</summary>
    /// <param name="type"><c>deb</c> or <c>apk</c>.</param>
    /// <param name="package">The package.</param>
    /// <param name="system">The distribution; null when the image does not say.</param>
    public static string Os(string type, OsPackage package, OsRelease? system)
    {
        var vendor = system?.Id ?? (type == "apk" ? "alpine" : "debian");
        var qualifiers = new[] { ("arch", package.Architecture), ("distro", system is null ? "" : system.Distribution) }
            .Where(qualifier => qualifier.Item2.Length > 0)
            .Select(qualifier => $"{qualifier.Item1}={Escape(qualifier.Item2)}");
        return $"pkg:{type}/{Escape(vendor.ToLowerInvariant())}/{Escape(package.Name.ToLowerInvariant())}@{Escape(package.Version)}?{string.Join('&', qualifiers)}".TrimEnd('?');
    }

    /// <summary>An image in a repository of any registry, known by its digest.</summary>
    public static string Image(string name, string digest) => $"pkg:oci/{Escape(name.Split('/')[^1].ToLowerInvariant())}@{Escape(digest)}";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            _ = Unescaped.Contains((char)value, StringComparison.Ordinal) ? escaped.Append((char)value) : escaped.Append('%').Append(value.ToString("X2", null));
        }

        return escaped.ToString();
    }
}
