using Slipway.Oci;

namespace Slipway.Images;

/// <summary>A base for one platform.</summary>
internal sealed record BasePlatform(Platform Platform, ImageConfig Config, IReadOnlyList<Descriptor> Layers);
