using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>What of an image is pulled.</summary>
public sealed record PullOptions
{
    /// <summary>The platforms; null for all that there are.</summary>
    public IReadOnlyList<Platform>? Platforms { get; init; }
}
