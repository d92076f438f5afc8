using System.Diagnostics.CodeAnalysis;

namespace Slipway.Oci;

/// <summary>One entry of a layer: where it is, what it is, and how to read it. Entries have no times and no owner names: layers must not depend on them.</summary>
public sealed record TarEntry
{
    /// <summary>rwxr-xr-x.</summary>
    public const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>rw-r--r--.</summary>
    public const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly Func<Stream>? _open;

    internal TarEntry(string path, TarEntryKind kind, Func<Stream>? open = null)
    {
        Path = path;
        Kind = kind;
        _open = open;
    }

    /// <summary>The path below the root, with <c>/</c> and without a leading or trailing one: <c>app/Proxy.dll</c>.</summary>
    public string Path { get; }

    /// <summary>What it is.</summary>
    public TarEntryKind Kind { get; }

    /// <summary>The permissions, with set-uid, set-gid and sticky bits.</summary>
    public UnixFileMode Mode { get; init; }

    /// <summary>The owner's number.</summary>
    public long UserId { get; init; }

    /// <summary>The group's number.</summary>
    public long GroupId { get; init; }

    /// <summary>The length of a file's content in bytes; 0 for everything else.</summary>
    public long Length { get; init; }

    /// <summary>Where a link points; null for everything else.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>A file whose content is read from <paramref name="sourceFile"/> when the layer is written.</summary>
    /// <exception cref="FormatException">The path is absolute, empty or climbs with <c>..</c>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static TarEntry File(string path, string sourceFile, UnixFileMode mode = Readable) =>
        new(TarPath.Check(path), TarEntryKind.File, () => OpenFile(sourceFile)) { Mode = mode, Length = new FileInfo(sourceFile).Length };

    /// <summary>A file with the given content.</summary>
    /// <exception cref="FormatException">The path is absolute, empty or climbs with <c>..</c>.</exception>
    public static TarEntry File(string path, ReadOnlyMemory<byte> content, UnixFileMode mode = Readable) =>
        new(TarPath.Check(path), TarEntryKind.File, () => new MemoryStream(content.ToArray(), writable: false)) { Mode = mode, Length = content.Length };

    /// <summary>A directory.</summary>
    /// <exception cref="FormatException">The path is absolute, empty or climbs with <c>..</c>.</exception>
    public static TarEntry Directory(string path, UnixFileMode mode = Executable) => new(TarPath.Check(path), TarEntryKind.Directory) { Mode = mode };

    /// <summary>A symbolic link.</summary>
    /// <exception cref="FormatException">The path is absolute, empty or climbs with <c>..</c>.</exception>
    public static TarEntry SymbolicLink(string path, string target) =>
        new(TarPath.Check(path), TarEntryKind.SymbolicLink) { LinkTarget = target, Mode = (UnixFileMode)0b111_111_111 };

    /// <summary>Opens a file's content. Of an entry that was read from an archive, it can be read once and only until the next entry is asked for.</summary>
    /// <exception cref="InvalidOperationException">It is no file.</exception>
    [SuppressMessage("Design", "CA1024:Use properties where appropriate", Justification = "Every call opens a stream that the caller disposes.")]
    public Stream OpenContent() => _open?.Invoke() ?? throw new InvalidOperationException($"'{Path}' is no file but a {Kind}.");

    /// <summary>Kind and path, for messages.</summary>
    public override string ToString() => $"{Kind} '{Path}'";

    private static FileStream OpenFile(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
