namespace Slipway.Engine.Caching;

/// <summary>A file that a walk found.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>.</param>
/// <param name="State">The file's state; for a link to a file that of the file, for another link its own.</param>
/// <param name="IsLink">Whether the path is a symbolic link.</param>
internal readonly record struct ScannedFile(string Path, FileState State, bool IsLink);
