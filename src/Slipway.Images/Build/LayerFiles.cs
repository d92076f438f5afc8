using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The entries of a layer of ours.</summary>
/// <param name="Content">What is in it, for the history.</param>
/// <param name="Entries">The entries; a layer without any is left out.</param>
/// <param name="Time">The time that they get.</param>
internal sealed record LayerFiles(string Content, IReadOnlyList<TarEntry> Entries, DateTimeOffset Time);
