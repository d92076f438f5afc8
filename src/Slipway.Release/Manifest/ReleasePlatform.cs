using Slipway.Oci;

namespace Slipway.Release;

/// <summary>The image of one platform.</summary>
public sealed record ReleasePlatform
{
    /// <summary>For instance <c>linux/amd64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The digest of the platform's manifest.</summary>
    public required Digest Digest { get; init; }

    /// <summary>What the tag of this platform alone has after the release's, for instance <c>amd64</c> in <c>v1.4.0-amd64</c>; null when the platform gets no tag.</summary>
    public string? TagSuffix { get; init; }
}
