using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>The tags of a release's own version, in the order in which they are set: a chart that can be pulled must find its images.</summary>
internal static class ReleaseTags
{
    /// <summary>Images, then charts.</summary>
    public static IReadOnlyList<TagGoal> Of(ReleaseManifest manifest, RegistryTarget target)
    {
        var version = ReleaseVersion.Parse(manifest.Identity.Version);
        return [.. manifest.Images.Select(image => new TagGoal("image", Reference.Parse(target.Image(image.Name)).WithTag(version.ImageTag), image.Digest)), .. manifest.Charts.SelectMany(chart => Charts(chart, target))];
    }

    // Helm asks for the exact text of --version: with and without v, both are found.
    private static IEnumerable<TagGoal> Charts(ReleaseChart chart, RegistryTarget target)
    {
        var repository = Reference.Parse(target.Chart(chart.Name));
        var tag = chart.Version.Replace('+', '_');
        return [new("chart", repository.WithTag(tag), chart.Digest), new("chart", repository.WithTag($"v{tag}"), chart.Digest)];
    }
}
