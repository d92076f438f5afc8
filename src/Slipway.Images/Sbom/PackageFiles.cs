namespace Slipway.Images;

/// <summary>Which files of an image name the packages in it.</summary>
internal static class PackageFiles
{
    /// <summary>dpkg's database.</summary>
    public const string DpkgStatus = "var/lib/dpkg/status";

    /// <summary>A folder with a paragraph of dpkg's status for each package, in images without dpkg.</summary>
    public const string DpkgFolder = "var/lib/dpkg/status.d/";

    /// <summary>apk's database; it moved with /lib.</summary>
    public static readonly string[] ApkDatabases = ["lib/apk/db/installed", "usr/lib/apk/db/installed"];

    /// <summary>The distribution; /etc has a link to the other one in most.</summary>
    public static readonly string[] OsReleases = ["etc/os-release", "usr/lib/os-release"];

    private static readonly string[] Fixed = [DpkgStatus, .. ApkDatabases, .. OsReleases];

    /// <summary>Whether the file's content is read.</summary>
    public static bool IsWanted(string path) =>
        Fixed.Contains(path, StringComparer.Ordinal)
        || (path.StartsWith(DpkgFolder, StringComparison.Ordinal) && !path.EndsWith(".md5sums", StringComparison.Ordinal))
        || Framework(path) is not null;

    /// <summary>Whether files whose content is read can be at a path or below it: what replaces it takes them away.</summary>
    public static bool IsWantedBelow(string path) =>
        Fixed.Append(DpkgFolder).Any(wanted => wanted == path || wanted.StartsWith(path + "/", StringComparison.Ordinal))
        || path.StartsWith(DpkgFolder, StringComparison.Ordinal)
        || path.EndsWith("/shared", StringComparison.Ordinal)
        || path.Contains("/shared/Microsoft.", StringComparison.Ordinal);

    /// <summary>Name and version of the shared framework that a file describes: <c>…/shared/{name}/{version}/{name}.deps.json</c>; null for other files.</summary>
    public static (string Name, string Version)? Framework(string path)
    {
        var parts = path.Split('/');
        return parts.Length >= 4 && parts[^4] == "shared" && parts[^1] == parts[^3] + ".deps.json" ? (parts[^3], parts[^2]) : null;
    }
}
