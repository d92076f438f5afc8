using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>The tags of a release's own version, in the order in which they are set: what can be pulled must find what it needs.</summary>
internal static class ReleaseTags
{
    /// <summary>Platforms whose images ask for it, images, then charts, then the release manifest when it is staged.</summary>
    public static IReadOnlyList<TagGoal> Of(ReleaseManifest manifest, RegistryTarget target)
    {
        var tag = ReleaseVersion.Parse(manifest.Identity.Version).ImageTag;
        var images = manifest.Images.Select(image => new TagGoal("image", Reference.Parse(target.Image(image.Name)).WithTag(tag), image.Digest));
        var charts = manifest.Charts.SelectMany(chart => Chart(chart, target, ChartTags(chart.Version)));
        var release = manifest.Staging?.Artifact is { } artifact ? [new("release", Reference.Parse(target.Release).WithTag(tag), artifact.Digest)] : Array.Empty<TagGoal>();
        var platforms = from image in manifest.Images
                        from platform in image.Platforms
                        where platform.TagSuffix is not null
                        select new TagGoal("platform", Reference.Parse(target.Image(image.Name)).WithTag($"{tag}-{platform.TagSuffix}"), platform.Digest);
        return [.. platforms, .. images, .. charts, .. release];
    }

    /// <summary>The tags of the rolling version, which move to each new commit of its branch.</summary>
    public static IReadOnlyList<TagGoal> Rolling(ReleaseManifest manifest, RegistryTarget target)
    {
        var rolling = ReleaseVersion.Parse(VersionRules.Rolling);
        var images = manifest.Images.Select(image => new TagGoal("image", Reference.Parse(target.Image(image.Name)).WithTag(rolling.ImageTag), image.Digest));
        return [.. images.Concat(manifest.Charts.SelectMany(chart => Chart(chart, target, ChartTags(rolling.SemVer)))).Select(goal => goal with { Floats = true })];
    }

    /// <summary>Tags that all images take along.</summary>
    public static IEnumerable<TagGoal> Floating(ReleaseManifest manifest, RegistryTarget target, IReadOnlyList<string> tags) =>
        from image in manifest.Images
        from tag in tags
        select new TagGoal("image", Reference.Parse(target.Image(image.Name)).WithTag(tag), image.Digest) { Floats = true };

    // Helm asks for the exact text of --version: with and without v, both are found.
    private static string[] ChartTags(string version) => [version.Replace('+', '_'), $"v{version.Replace('+', '_')}"];

    private static IEnumerable<TagGoal> Chart(ReleaseChart chart, RegistryTarget target, IEnumerable<string> tags) =>
        tags.Select(tag => new TagGoal("chart", Reference.Parse(target.Chart(chart.Name)).WithTag(tag), chart.Digest));
}
