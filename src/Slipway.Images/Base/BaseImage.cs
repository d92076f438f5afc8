using Slipway.Oci;

namespace Slipway.Images;

/// <summary>A base whose content is in the layout of bases.</summary>
internal sealed record BaseImage(BaseDescription Description, IReadOnlyList<BasePlatform> Platforms)
{
    /// <summary>No base: nothing is below the image's own files.</summary>
    public static BaseImage Scratch(IReadOnlyList<Platform> platforms) => new(
        new BaseDescription(ImageSpec.Scratch, null, IsHost: false, []),
        [.. platforms.Select(platform => new BasePlatform(platform, Empty(platform), []))]);

    private static ImageConfig Empty(Platform platform) => new()
    {
        Architecture = platform.Architecture,
        Os = platform.Os,
        Variant = platform.Variant,
        Rootfs = new RootFileSystem { DiffIds = [] },
    };
}
