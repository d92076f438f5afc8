using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What is scanned: an image for one platform.</summary>
/// <param name="Image">The image's name.</param>
/// <param name="Platform">The platform.</param>
/// <param name="Index">The digest of the image's index.</param>
/// <param name="Manifest">The digest of the platform's manifest.</param>
public sealed record ScanSubject(string Image, string Platform, Digest Index, Digest Manifest)
{
    /// <summary>The package URLs by which VEX documents may name it.</summary>
    public IReadOnlyList<string> PackageUrls => [Images.PackageUrls.Image(Image, Index.ToString()), Images.PackageUrls.Image(Image, Manifest.ToString())];

    /// <summary>A name for files.</summary>
    public string FileName => $"{Image}-{Platform.Replace('/', '-')}";
}
