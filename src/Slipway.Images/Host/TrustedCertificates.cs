using System.Text;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The certificate authorities that a host base trusts.</summary>
internal static class TrustedCertificates
{
    private static readonly string[] Bundles = ["etc/pki/tls/certs/ca-bundle.crt", "etc/ssl/ca-bundle.pem", "etc/ssl/cert.pem", "etc/ssl/certs/ca-certificates.crt"];

    /// <summary>
    /// The files with the authorities of the package <c>ca-certificates</c>, as its configuration selects them. Authorities that were added to this machine are
    /// left out: whoever runs the image elsewhere did not agree to them. Where there is no such package, the machine's bundle.
    /// </summary>
    /// <exception cref="ImageBuildException">The machine has none.</exception>
    public static IReadOnlyList<AbsolutePath> Find(AbsolutePath root)
    {
        var folder = root / "usr/share/ca-certificates";
        var configuration = root / "etc/ca-certificates.conf";
        if (folder.DirectoryExists() && configuration.FileExists())
        {
            return [.. File.ReadLines(configuration)
                .Where(line => line.Length > 0 && line[0] is not ('#' or '!'))
                .Select(line => folder / line.Trim())
                .Where(file => file.FileExists() && folder.Contains(file))];
        }

        return Bundles.Select(path => root / path).FirstOrDefault(file => file.FileExists()) is { } bundle
            ? [bundle]
            : throw new ImageBuildException("No base can be made from this machine: it has no certificate authorities. Install the package ca-certificates.");
    }

    /// <summary>The files as one bundle in PEM.</summary>
    public static byte[] Join(IEnumerable<AbsolutePath> files) => Encoding.UTF8.GetBytes(string.Concat(files.Select(file => file.ReadAllText().TrimEnd() + "\n")));
}
