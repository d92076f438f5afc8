namespace Slipway.Oci;

/// <summary>Keeps paths of archives below the root.</summary>
internal static class TarPath
{
    /// <summary>Requires a path that is already in its one form.</summary>
    public static string Check(string path) =>
        FindProblem(path) is { } problem || Normalize(path) != path
            ? throw new FormatException($"'{path}' is not a path of a layer: {FindProblem(path) ?? "it has empty or '.' segments"} (expected, for instance, 'app/Program.dll').")
            : path;

    /// <summary>Drops <c>.</c> and empty segments; the root itself becomes the empty text.</summary>
    public static string Normalize(string path) =>
        string.Join('/', path.Split('/').Where(segment => segment is not ("" or ".")));

    /// <summary>What is wrong with the name of an entry; null when it stays below the root.</summary>
    public static string? FindProblem(string path) => path switch
    {
        "" => "it is empty",
        ['/', ..] => "it is absolute",
        _ when path.Contains('\0', StringComparison.Ordinal) => "it has a NUL character",
        _ when path.Split('/').Contains("..") => "it has a '..' segment",
        _ => null,
    };

    /// <summary>Whether a symbolic link at <paramref name="path"/> climbs above the root on its way to <paramref name="target"/>.</summary>
    public static bool LeavesRoot(string path, string target)
    {
        // An absolute target means the image's root, whatever the link's place.
        var depth = target.StartsWith('/') ? 0 : path.Count(c => c == '/');
        foreach (var segment in target.Split('/'))
        {
            depth += segment switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }
}
