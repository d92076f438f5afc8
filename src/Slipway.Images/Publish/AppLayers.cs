using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The entries of a published program's two layers below <c>/app</c>.</summary>
/// <param name="Dependencies">Files of packages: they change when a package does.</param>
/// <param name="Application">Everything else: it changes with every commit.</param>
internal sealed record AppLayers(IReadOnlyList<TarEntry> Dependencies, IReadOnlyList<TarEntry> Application)
{
    /// <summary>Where the program is in the image.</summary>
    public const string Directory = "app";

    /// <summary>Splits the files of a program.</summary>
    public static AppLayers Split(PublishedApp app, bool includeSymbols)
    {
        var entries = TarEntries.FromDirectory(app.Folder, Directory)
            .Where(entry => entry.Kind != TarEntryKind.Directory && (includeSymbols || !IsSymbols(entry.Path)) && !IsForeign(entry.Path))
            .Select(ContentMode.Apply)
            .ToLookup(entry => app.PackageFiles.Contains(entry.Path[(Directory.Length + 1)..]));
        return new AppLayers([.. entries[true]], [.. entries[false]]);
    }

    private static bool IsSymbols(string path) => path.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dbg", StringComparison.OrdinalIgnoreCase);

    // Native files of packages for other systems are never loaded on linux.
    private static bool IsForeign(string path) =>
        path.Split('/') is [Directory, "runtimes", var runtime, ..] && !(runtime.StartsWith("linux", StringComparison.Ordinal) || runtime.StartsWith("unix", StringComparison.Ordinal) || runtime == "any");
}
