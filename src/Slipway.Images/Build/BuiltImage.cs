using Slipway.Oci;

namespace Slipway.Images;

/// <summary>An image that is in the layout.</summary>
/// <param name="Name">The spec's name; the layout's index has it as the entry's tag.</param>
/// <param name="Descriptor">The index of all platforms.</param>
/// <param name="Platforms">The platforms in the index's order.</param>
/// <param name="Base">What the image was put onto.</param>
public sealed record BuiltImage(string Name, Descriptor Descriptor, IReadOnlyList<BuiltPlatform> Platforms, BaseDescription Base)
{
    /// <summary>The compressed layers and documents of all platforms in bytes, content that they share counted once.</summary>
    public long Size => Platforms
        .SelectMany(platform => platform.Content)
        .Append(Descriptor)
        .DistinctBy(content => content.Digest)
        .Sum(content => content.Size);
}
