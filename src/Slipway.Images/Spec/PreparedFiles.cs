using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// Files of any language that something else has made: a folder or one program for each platform. Links must stay inside of a folder;
/// a file that its owner may execute gets 0755, every other one 0644, unless <see cref="Modes"/> says otherwise.
/// </summary>
/// <param name="Path">The folder or the file for a platform.</param>
public sealed record PreparedFiles(Func<Platform, AbsolutePath> Path) : ImageContent
{
    /// <summary>The same files for every platform.</summary>
    public PreparedFiles(AbsolutePath path)
        : this(_ => path)
    {
    }

    /// <summary>The folder in the image that they are put into.</summary>
    public string Target { get; init; } = "/app";

    /// <summary>Permissions of single files, by their path in the image: <c>/app/run.sh</c>.</summary>
    public IReadOnlyDictionary<string, UnixFileMode> Modes { get; init; } = new Dictionary<string, UnixFileMode>(StringComparer.Ordinal);

    /// <summary>The number of the user and of the group that the files belong to. With root's, the default, the program cannot change them.</summary>
    public int Owner { get; init; }

    /// <inheritdoc/>
    public override string Kind => "files";

    /// <inheritdoc/>
    public override AbsolutePath PathFor(Platform platform) => Path(platform);

    /// <inheritdoc/>
    internal override string DefaultBaseImage => ImageSpec.Scratch;

    /// <inheritdoc/>
    internal override IEnumerable<string> FindProblems(ImageSpec spec) =>
    [
        .. spec.ParsedPlatforms.Select(platform => (Platform: platform, Path: Path(platform)))
            .Where(files => !files.Path.DirectoryExists() && !files.Path.FileExists())
            .Select(files => $"the files for {files.Platform} are missing: there is no '{files.Path}'."),
        .. Target.StartsWith('/') && !Target.Split('/').Contains("..") ? Array.Empty<string>() : [$"'{Target}' is no folder of an image (expected an absolute path without '..', for instance '/app')."],
        .. Owner >= 0 ? Array.Empty<string>() : [$"{Owner} is no user's number."],
    ];
}
