using Slipway.Oci;

namespace Slipway.Images;

/// <summary>A layer of an image of ours.</summary>
/// <param name="Content">What is in it, for the history.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Entries">What it was made from.</param>
internal sealed record AppLayer(string Content, Layer Layer, IReadOnlyList<TarEntry> Entries);
