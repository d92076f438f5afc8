using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Follows the links of a path as Linux does for a program whose root is the image's: none leads out (path_resolution(7)).</summary>
internal static class RootedPath
{
    private const int MaximumLinks = 40;

    /// <summary>Finds what a path means.</summary>
    /// <param name="path">The path in the image; leading and double slashes do not matter.</param>
    /// <param name="followLast">Whether the last segment is followed if it is a link.</param>
    /// <param name="readLink">The target of the link at a path without links before its last segment; null for what is no link.</param>
    /// <returns>The segments, without links, joined with <c>/</c>; empty for the root.</returns>
    /// <exception cref="InvalidArchiveException">There are too many links, for instance a circle of them.</exception>
    public static string Walk(string path, bool followLast, Func<string, string?> readLink)
    {
        var left = new Stack<string>(path.Split('/').Reverse());
        var links = 0;
        var at = "";
        while (left.TryPop(out var segment))
        {
            if (segment is "" or "." or "..")
            {
                // The root is its own parent.
                at = segment == ".." ? at[..Math.Max(0, at.LastIndexOf('/'))] : at;
                continue;
            }

            var next = at.Length == 0 ? segment : $"{at}/{segment}";
            if ((left.Count == 0 && !followLast) || readLink(next) is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                throw new InvalidArchiveException($"'{path}' of the image leads through more than {MaximumLinks} links: they may go round in a circle.");
            }

            at = target.StartsWith('/') ? "" : at;
            foreach (var part in target.Split('/').Reverse())
            {
                left.Push(part);
            }
        }

        return at;
    }
}
