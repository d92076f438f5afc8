using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>An image whose files are in a folder.</summary>
/// <param name="Folder">The image's root.</param>
/// <param name="Config">How it is run.</param>
public sealed record UnpackedImage(AbsolutePath Folder, ImageConfig Config)
{
    /// <summary>
    /// Where a file of the image is on this machine, links followed as a program with this root would follow them: never outside of <see cref="Folder"/>,
    /// which a link to an absolute path would lead to when it was followed by the operating system.
    /// </summary>
    /// <param name="path">The path in the image, for instance <c>/usr/bin/dotnet</c>; the file may be missing.</param>
    /// <exception cref="InvalidArchiveException">Its links lead nowhere, for instance in a circle.</exception>
    public AbsolutePath PathOf(string path) => new ImageRoot(Folder).Follow(path);
}
