using System.Diagnostics.CodeAnalysis;

namespace Slipway.Tools;

/// <summary>
/// A rooted, normalised file system path without a trailing separator; it may name nothing that exists.
/// Written as in NUKE 10 (<c>Nuke.Common.IO.AbsolutePath</c>): <c>RootDirectory / "src" / "App"</c>.
/// </summary>
/// <remarks>Equality and order are ordinal: on a case-insensitive file system two spellings stay two paths.</remarks>
public sealed class AbsolutePath : IEquatable<AbsolutePath>, IComparable<AbsolutePath>
{
    private readonly string _path;

    private AbsolutePath(string path) => _path = path;

    /// <summary>The last segment, with its extension; empty for a root such as <c>/</c>.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>The last segment without its extension.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(_path);

    /// <summary>The extension with its dot, for instance <c>.cs</c>; empty when there is none.</summary>
    public string Extension => Path.GetExtension(_path);

    /// <summary>The directory that holds this path; null for a root.</summary>
    public AbsolutePath? Parent => Path.GetDirectoryName(_path) is { Length: > 0 } parent ? new AbsolutePath(parent) : null;

    /// <summary>Appends a relative path; <c>..</c> and <c>.</c> are resolved.</summary>
    /// <exception cref="FormatException"><paramref name="relative"/> is itself absolute.</exception>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The operator is NUKE's whole point; Combine would be a second way to say the same.")]
    public static AbsolutePath operator /(AbsolutePath path, string relative) =>
        Path.IsPathRooted(relative)
            ? throw new FormatException($"Cannot append '{relative}' to '{path}': it is an absolute path, a relative one was expected.")
            : new AbsolutePath(Normalize(Path.Combine(path._path, relative)));

    /// <summary>The path as text, for APIs that take strings.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "ToString is the named alternate.")]
    public static implicit operator string(AbsolutePath path) => path._path;

    /// <inheritdoc cref="Parse(string)"/>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Parse is the named alternate.")]
    public static implicit operator AbsolutePath(string path) => Parse(path);

    /// <summary>Same path, ordinal.</summary>
    public static bool operator ==(AbsolutePath? left, AbsolutePath? right) => Equals(left, right);

    /// <summary>Another path, ordinal.</summary>
    public static bool operator !=(AbsolutePath? left, AbsolutePath? right) => !Equals(left, right);

    /// <summary>Ordinal order.</summary>
    public static bool operator <(AbsolutePath? left, AbsolutePath? right) => Compare(left, right) < 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator <=(AbsolutePath? left, AbsolutePath? right) => Compare(left, right) <= 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >(AbsolutePath? left, AbsolutePath? right) => Compare(left, right) > 0;

    /// <summary>Ordinal order.</summary>
    public static bool operator >=(AbsolutePath? left, AbsolutePath? right) => Compare(left, right) >= 0;

    /// <summary>Reads an absolute path and normalises it.</summary>
    /// <exception cref="FormatException">The text is empty, has a NUL, or is relative.</exception>
    public static AbsolutePath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new FormatException($"'{text}' is not an absolute path (expected, for instance, '{Path.GetFullPath("/")}work').");

    /// <summary>Reads an absolute path and normalises it; false when the text is empty, has a NUL, or is relative.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AbsolutePath? path)
    {
        path = text is { Length: > 0 } && !text.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(text)
            ? new AbsolutePath(Normalize(text))
            : null;
        return path is not null;
    }

    /// <summary>Reads a path that may be relative to <paramref name="baseDirectory"/>.</summary>
    public static AbsolutePath Parse(string text, AbsolutePath baseDirectory) => TryParse(text, out var path) ? path : baseDirectory / text;

    /// <summary>Whether <paramref name="other"/> is this path or lies below it.</summary>
    public bool Contains(AbsolutePath other) =>
        other._path.StartsWith(_path, StringComparison.Ordinal)
        && (other._path.Length == _path.Length || Path.EndsInDirectorySeparator(_path) || other._path[_path.Length] == Path.DirectorySeparatorChar);

    /// <summary>The way from this directory to <paramref name="other"/>, with <c>/</c> on every operating system.</summary>
    public string GetRelativePathTo(AbsolutePath other) => Path.GetRelativePath(_path, other._path).Replace('\\', '/');

    /// <inheritdoc/>
    public int CompareTo(AbsolutePath? other) => string.CompareOrdinal(_path, other?._path);

    /// <inheritdoc/>
    public bool Equals(AbsolutePath? other) => other is not null && string.Equals(_path, other._path, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AbsolutePath);

    /// <inheritdoc/>
    public override int GetHashCode() => _path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _path;

    private static int Compare(AbsolutePath? left, AbsolutePath? right) => string.CompareOrdinal(left?._path, right?._path);

    private static string Normalize(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
