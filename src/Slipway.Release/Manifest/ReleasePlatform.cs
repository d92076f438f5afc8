using Slipway.Oci;

namespace Slipway.Release;

/// <summary>The image of one platform.</summary>
public sealed record ReleasePlatform
{
    /// <summary>For instance <c>linux/amd64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The digest of the platform's manifest.</summary>
    public required Digest Digest { get; init; }
}
