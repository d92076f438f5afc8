using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Reads the prepared files of an image. Whoever made them is not trusted: nothing outside of their folder gets into the image.</summary>
internal sealed class PreparedFilesReader(ImageSpec spec, ImageBuildContext context)
{
    private readonly PreparedFiles _content = (PreparedFiles)spec.Content;
    private readonly Dictionary<AbsolutePath, PlatformFiles> _read = [];

    /// <summary>The files for a platform.</summary>
    /// <exception cref="ImageBuildException">A link leads outside, a file cannot be read, or a mode is for a file that is not there.</exception>
    public PlatformFiles Read(Platform platform)
    {
        var path = _content.Path(platform);
        return _read.TryGetValue(path, out var files) ? files : _read[path] = Read(path);
    }

    private PlatformFiles Read(AbsolutePath path)
    {
        var target = string.Join('/', _content.Target.Split('/', StringSplitOptions.RemoveEmptyEntries));
        try
        {
            var entries = path.DirectoryExists() ? TarEntries.FromDirectory(path, target) : [TarEntry.File(Join(target, path.Name), Resolve(path), TarEntry.Executable)];
            var owned = entries.Select(entry => entry with { UserId = _content.Owner, GroupId = _content.Owner, Mode = ModeOf(entry) }).ToList();
            if (_content.Modes.Keys.FirstOrDefault(name => !owned.Exists(entry => "/" + entry.Path == name)) is { } missing)
            {
                throw new ImageBuildException($"Image '{spec.Name}': a mode is given for '{missing}', which is not among the files of '{path}'.");
            }

            IReadOnlyList<string>? program = path.DirectoryExists() ? null : ["/" + Join(target, path.Name)];
            var entrypoint = spec.Entrypoint ?? program;
            return new PlatformFiles([new LayerFiles("files", owned, context.Created)], entrypoint, entrypoint is null ? null : "/" + target);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ImageBuildException($"Image '{spec.Name}': {error.Message}", error);
        }
    }

    private UnixFileMode ModeOf(TarEntry entry) => _content.Modes.TryGetValue("/" + entry.Path, out var mode) ? mode : entry.Mode;

    // The program itself may be a link, as a package manager leaves it: what it means is taken.
    private static string Resolve(AbsolutePath file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
