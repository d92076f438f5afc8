using Slipway.Oci;

namespace Slipway.Release;

/// <summary>A file of the release with its checksum.</summary>
public sealed record ReleaseFile
{
    /// <summary>The path relative to the repository's root, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The digest of the file's bytes.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
}
