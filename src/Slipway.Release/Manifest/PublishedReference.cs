using Slipway.Oci;

namespace Slipway.Release;

/// <summary>One published image or chart.</summary>
public sealed record PublishedReference
{
    /// <summary><c>image</c> or <c>chart</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The reference with its tag.</summary>
    public required string Reference { get; init; }

    /// <summary>The digest that the tag names.</summary>
    public required Digest Digest { get; init; }

    /// <summary>Bytes of everything that the reference leads to, each blob counted once.</summary>
    public required long Size { get; init; }
}
