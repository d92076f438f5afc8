using Slipway.Oci;

namespace Slipway.Images;

/// <summary>An entry of a layer that removes what layers below have (image-spec 1.1, layer.md, "Whiteouts").</summary>
/// <param name="Kind">What it removes.</param>
/// <param name="Path">The path, or the folder whose content is meant; empty for the root.</param>
internal readonly record struct Whiteout(WhiteoutKind Kind, string Path)
{
    /// <summary>How names of whiteouts begin.</summary>
    public const string Prefix = ".wh.";

    private const string Opaque = ".wh..wh..opq";

    /// <summary>Reads an entry's path; null when it is no whiteout.</summary>
    /// <exception cref="InvalidArchiveException">It would remove its own folder or the one above.</exception>
    public static Whiteout? Parse(string path)
    {
        var slash = path.LastIndexOf('/');
        var folder = slash < 0 ? "" : path[..slash];
        var name = path[(slash + 1)..];
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return name[Prefix.Length..] switch
        {
            _ when name == Opaque => new Whiteout(WhiteoutKind.Content, folder),
            "" or "." or ".." => throw new InvalidArchiveException($"The layer has a whiteout '{path}' that names no file."),
            var removed when removed.StartsWith(Prefix, StringComparison.Ordinal) => new Whiteout(WhiteoutKind.Nothing, path),
            var removed => new Whiteout(WhiteoutKind.Path, slash < 0 ? removed : $"{folder}/{removed}"),
        };
    }
}
