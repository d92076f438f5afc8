using Slipway.Oci;

namespace Slipway.Images;

/// <summary>A base whose content is in the layout of bases.</summary>
internal sealed record BaseImage(BaseDescription Description, IReadOnlyList<BasePlatform> Platforms);
