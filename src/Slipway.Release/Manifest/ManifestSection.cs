namespace Slipway.Release;

/// <summary>A part of the release manifest as the target that made it left it on disk, so that jobs can add parts without meeting.</summary>
/// <param name="Version">The version that the items were made for: a section of another version is stale.</param>
/// <param name="Items">The items.</param>
internal sealed record ManifestSection<T>(string Version, IReadOnlyList<T> Items);
