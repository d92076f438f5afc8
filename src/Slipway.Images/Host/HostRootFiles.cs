using System.Globalization;
using System.Text;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>What a root file system has beside libraries: users, name service, certificates, time zones, temporary folder.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Inputs">The files of the machine that they were made of.</param>
internal sealed record HostRootFiles(IReadOnlyList<TarEntry> Entries, IReadOnlyList<AbsolutePath> Inputs)
{
    /// <summary>Where the certificate authorities are in the image.</summary>
    public const string CertificateBundle = "/etc/ssl/certs/ca-certificates.crt";

    private const string ZoneInfo = "usr/share/zoneinfo";
    private const UnixFileMode Sticky = UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111;

    private static string User => ImageSpec.DefaultUser.ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes them.</summary>
    /// <exception cref="ImageBuildException">The machine has no certificate authorities.</exception>
    public static HostRootFiles Create(AbsolutePath root)
    {
        var certificates = TrustedCertificates.Find(root);
        var zones = TimeZones(root).ToList();
        var bundle = TarEntry.File(CertificateBundle[1..], TrustedCertificates.Join(certificates));
        return new HostRootFiles([.. Fixed(), bundle, .. zones], [.. certificates, .. zones.Select(zone => root / zone.Path)]);
    }

    private static TarEntry[] Fixed() =>
    [
        TarEntry.Directory("tmp", Sticky),
        TarEntry.Directory("home/app") with { UserId = ImageSpec.DefaultUser, GroupId = ImageSpec.DefaultUser },
        Text("etc/passwd", $"root:x:0:0:root:/root:/sbin/nologin\napp:x:{User}:{User}:app:/home/app:/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\n"),
        Text("etc/group", $"root:x:0:\napp:x:{User}:\nnogroup:x:65534:\n"),
        Text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\nservices: files\nprotocols: files\n"),
    ];

    private static TarEntry Text(string path, string content) => TarEntry.File(path, Encoding.UTF8.GetBytes(content));

    // 'posix' is the same once more, 'right' counts leap seconds, which nothing here does; 'localtime' is this machine's.
    private static IEnumerable<TarEntry> TimeZones(AbsolutePath root)
    {
        var folder = root / ZoneInfo;
        var files = folder.DirectoryExists() ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(AbsolutePath.Parse) : [];
        foreach (var file in files)
        {
            var path = folder.GetRelativePathTo(file);
            if (path is "localtime" or "posixrules" || path.StartsWith("posix/", StringComparison.Ordinal) || path.StartsWith("right/", StringComparison.Ordinal))
            {
                continue;
            }

            yield return new FileInfo(file).LinkTarget is { } target && !target.StartsWith('/')
                ? TarEntry.SymbolicLink($"{ZoneInfo}/{path}", target)
                : TarEntry.File($"{ZoneInfo}/{path}", file);
        }
    }
}
