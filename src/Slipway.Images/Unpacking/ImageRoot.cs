using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A folder that holds an image's files. Paths are followed as by a program that has this folder as its root: no link leads out.</summary>
internal sealed class ImageRoot(AbsolutePath folder)
{
    /// <summary>Where an entry is to be written: its folders' links are followed, it itself may be a link.</summary>
    public AbsolutePath Locate(string path) => Find(RootedPath.Walk(path, followLast: false, ReadLink));

    /// <summary>Where the file is that a program gets when it opens the path.</summary>
    public AbsolutePath Follow(string path) => Find(RootedPath.Walk(path, followLast: true, ReadLink));

    private string? ReadLink(string path) => new FileInfo(Find(path)).LinkTarget;

    // A name of Linux can be a path of Windows.
    private AbsolutePath Find(string path) =>
        OperatingSystem.IsWindows() && path.AsSpan().ContainsAny('\\', ':')
            ? throw new InvalidArchiveException($"'{path}' cannot be the path of a file on this machine.")
            : folder / path;
}
