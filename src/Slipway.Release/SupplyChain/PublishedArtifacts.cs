using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Where the images and charts of a release are in the registry.</summary>
internal static class PublishedArtifacts
{
    /// <summary>By digest those that the release manifest has; by tag the others, so that a machine that built nothing can look at a release.</summary>
    /// <param name="manifest">The release manifest.</param>
    /// <param name="images">The names of all images.</param>
    /// <param name="charts">The names of all charts.</param>
    /// <param name="target">The registry.</param>
    public static IReadOnlyList<(string Kind, string Name, Reference Reference)> Of(ReleaseManifest manifest, IReadOnlyList<string> images, IReadOnlyList<string> charts, RegistryTarget target)
    {
        var version = ReleaseVersion.Parse(manifest.Identity.Version);
        return
        [
            .. Find("image", images, manifest.Images.ToDictionary(image => image.Name, image => image.Digest, StringComparer.Ordinal), target.Image, version.ImageTag),
            .. Find("chart", charts, manifest.Charts.ToDictionary(chart => chart.Name, chart => chart.Digest, StringComparer.Ordinal), target.Chart, version.SemVer.Replace('+', '_')),
        ];
    }

    private static IEnumerable<(string Kind, string Name, Reference Reference)> Find(string kind, IReadOnlyList<string> names, Dictionary<string, Digest> built, Func<string, string> repositoryOf, string tag) =>
        from name in names.Union(built.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let repository = Reference.Parse(repositoryOf(name))
        select (kind, name, built.TryGetValue(name, out var digest) ? repository.WithDigest(digest) : repository.WithTag(tag));
}
