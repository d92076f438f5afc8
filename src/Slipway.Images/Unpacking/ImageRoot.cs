using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A folder that holds an image's files. Paths are followed as by a program that has this folder as its root: no link leads out.</summary>
internal sealed class ImageRoot(AbsolutePath folder)
{
    // As in Linux (path_resolution(7)).
    private const int MaximumLinks = 40;

    /// <summary>Where an entry is to be written: its folders' links are followed, it itself may be a link.</summary>
    public AbsolutePath Locate(string path) => Walk(path, followLast: false);

    /// <summary>Where the file is that a program gets when it opens the path.</summary>
    public AbsolutePath Follow(string path) => Walk(path, followLast: true);

    private AbsolutePath Walk(string path, bool followLast)
    {
        var left = new Stack<string>(path.Split('/').Reverse());
        var links = 0;
        var at = folder;
        while (left.TryPop(out var segment))
        {
            if (segment is "" or "." or "..")
            {
                // The root is its own parent.
                at = segment == ".." && at != folder ? at.Parent! : at;
                continue;
            }

            var next = at / Check(segment);
            if ((left.Count == 0 && !followLast) || new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                throw new InvalidArchiveException($"'{path}' of the image leads through more than {MaximumLinks} links: they may go round in a circle.");
            }

            at = target.StartsWith('/') ? folder : at;
            foreach (var part in target.Split('/').Reverse())
            {
                left.Push(part);
            }
        }

        return at;
    }

    // A name of Linux can be a path of Windows.
    private static string Check(string segment) =>
        OperatingSystem.IsWindows() && segment.AsSpan().ContainsAny('\\', ':')
            ? throw new InvalidArchiveException($"'{segment}' cannot be the name of a file on this machine.")
            : segment;
}
