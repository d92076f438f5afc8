namespace Slipway.Engine.Caching;

/// <summary>A file that a target made.</summary>
internal sealed record Product
{
    /// <summary>Relative to the root, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the content in hexadecimal; of the link's text when <see cref="Link"/> is set.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>POSIX permission bits.</summary>
    public required int Mode { get; init; }

    /// <summary>Time of the last change, in nanoseconds since 1970.</summary>
    public required long Modified { get; init; }

    /// <summary>What a symbolic link says; null for a file.</summary>
    public string? Link { get; init; }

    /// <summary>The hash as a value.</summary>
    public ContentHash Hash => ContentHash.TryParse(Sha256, out var hash) ? hash : throw new InvalidDataException($"'{Sha256}' is no SHA-256.");

    /// <summary>Whether another file has the same content and permissions; times do not count, and of a link only what it says.</summary>
    public bool IsSame(Product other) => Link == other.Link && (Link is not null || (Sha256 == other.Sha256 && Mode == other.Mode));
}
