using Slipway.Oci;

namespace Slipway.Images;

/// <summary>An image for one platform.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="BaseLayers">The layers of the base.</param>
/// <param name="OwnLayers">The layers of dependencies and application; an empty one is left out.</param>
public sealed record BuiltPlatform(Platform Platform, Descriptor Manifest, Descriptor Config, IReadOnlyList<Descriptor> BaseLayers, IReadOnlyList<Descriptor> OwnLayers)
{
    /// <summary>Everything that a client pulls.</summary>
    public IEnumerable<Descriptor> Content => [Manifest, Config, .. BaseLayers, .. OwnLayers];

    /// <summary>What a client pulls, in bytes.</summary>
    public long Size => Content.Sum(content => content.Size);
}
