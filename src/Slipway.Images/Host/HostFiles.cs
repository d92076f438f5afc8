using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Collects files of the machine under the paths that they have there, with the symbolic links that lead to them.</summary>
/// <param name="root">The machine's file system.</param>
internal sealed class HostFiles(AbsolutePath root)
{
    private const int MaximumLinks = 40;
    private readonly SortedDictionary<string, TarEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>What was collected: files, and links on the way to them.</summary>
    public IReadOnlyCollection<TarEntry> Entries => _entries.Values;

    /// <summary>Adds a file and the links of its path.</summary>
    /// <param name="path">The path below the root, with a leading <c>/</c>.</param>
    /// <returns>The path of the file itself, without leading <c>/</c>.</returns>
    /// <exception cref="ImageBuildException">There is no such file, or its links run in a circle.</exception>
    public string Add(string path)
    {
        var real = Resolve(path);
        var source = root / real;
        if (!source.FileExists())
        {
            throw new ImageBuildException($"No base can be made from this machine: '{path}' is missing. Name a base that can be reached with --base-image.");
        }

        _entries.TryAdd(real, TarEntry.File(real, source, ModeOf(source)));
        return real;
    }

    /// <summary>Adds the file where there is one.</summary>
    public void TryAdd(string path)
    {
        if (File.Exists(Path.Join(root, path)))
        {
            Add(path);
        }
    }

    // As packaged: the loader is a library that must be executable.
    private static UnixFileMode ModeOf(AbsolutePath file) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.UserExecute) ? TarEntry.Executable : TarEntry.Readable;

    // Path resolution as in path_resolution(7), with every link that is passed kept.
    private string Resolve(string path)
    {
        var open = new Stack<string>(Parts(path).Reverse());
        var done = new List<string>();
        var links = 0;
        while (open.TryPop(out var part))
        {
            if (part == "..")
            {
                done.RemoveRange(Math.Max(0, done.Count - 1), Math.Min(1, done.Count));
                continue;
            }

            done.Add(part);
            var here = string.Join('/', done);
            if (new FileInfo(root / here).LinkTarget is not { } target)
            {
                continue;
            }

            if (++links > MaximumLinks)
            {
                throw new ImageBuildException($"No base can be made from this machine: the symbolic links of '{path}' run in a circle.");
            }

            _entries.TryAdd(here, TarEntry.SymbolicLink(here, target));
            done = target.StartsWith('/') ? [] : done[..^1];
            foreach (var next in Parts(target).Reverse())
            {
                open.Push(next);
            }
        }

        return string.Join('/', done);
    }

    private static IEnumerable<string> Parts(string path) => path.Split('/').Where(part => part is not ("" or "."));
}
