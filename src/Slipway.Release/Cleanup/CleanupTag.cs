using Slipway.Oci;

namespace Slipway.Release;

/// <summary>A tag of a repository.</summary>
/// <param name="Name">The tag.</param>
/// <param name="Digest">What it names.</param>
/// <param name="Created">When that was made, by its <c>org.opencontainers.image.created</c>; null when it does not say.</param>
/// <param name="Children">The manifests of the platforms, when it names an index, however deep they are in it.</param>
internal sealed record CleanupTag(string Name, Digest Digest, DateTimeOffset? Created, IReadOnlyList<Digest> Children);
