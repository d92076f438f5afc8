using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>An image does not exist for a platform that was asked for.</summary>
public sealed class PlatformNotFoundException(Reference reference, Platform platform, IReadOnlyList<Platform> offered)
    : RegistryException($"{reference} does not exist for {platform}; it offers {(offered.Count == 0 ? "no platform" : string.Join(", ", offered))}. Choose another image, or leave the platform out.")
{
    /// <summary>The platform that was asked for.</summary>
    public Platform Platform { get; } = platform;

    /// <summary>What there is.</summary>
    public IReadOnlyList<Platform> Offered { get; } = offered;
}
