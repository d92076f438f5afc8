using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What an image was put onto.</summary>
/// <param name="Name">The reference as it was asked for; <see cref="ImageSpec.HostBase"/> for a host base, <see cref="ImageSpec.Scratch"/> for none.</param>
/// <param name="Digest">The digest that the reference had, of the index where there is one; null for none.</param>
/// <param name="IsHost">Whether it was made from the machine that built the image.</param>
/// <param name="Packages">Of a host base, the packages of the machine whose files are in it.</param>
public sealed record BaseDescription(string Name, Digest? Digest, bool IsHost, IReadOnlyList<HostPackage> Packages);
