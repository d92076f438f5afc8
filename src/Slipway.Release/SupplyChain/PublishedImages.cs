using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Where the images of a release are in the registry.</summary>
internal static class PublishedImages
{
    /// <summary>By digest those that the release manifest has; by tag the others, so that a machine that built nothing can look at a release.</summary>
    /// <param name="manifest">The release manifest.</param>
    /// <param name="names">The names of all images.</param>
    /// <param name="target">The registry.</param>
    public static IReadOnlyList<(string Name, Reference Reference)> Of(ReleaseManifest manifest, IReadOnlyList<string> names, RegistryTarget target)
    {
        var built = manifest.Images.ToDictionary(image => image.Name, image => image.Digest, StringComparer.Ordinal);
        var tag = ReleaseVersion.Parse(manifest.Identity.Version).ImageTag;
        return
        [
            .. from name in names.Union(built.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let repository = Reference.Parse(target.Image(name))
               select (name, built.TryGetValue(name, out var digest) ? repository.WithDigest(digest) : repository.WithTag(tag)),
        ];
    }
}
