using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>What a release manifest says is to be published, and under which tags.</summary>
internal static class PublishItems
{
    /// <summary>The published references of an item, for the release manifest.</summary>
    public static IEnumerable<PublishedReference> References(PublishItem item) =>
        item.References.Select(reference => new PublishedReference { Kind = item.Kind, Reference = reference.ToString(), Digest = item.Root.Digest, Size = item.Size });

    /// <summary>Images first, then charts: a chart that can be pulled must find its images.</summary>
    /// <exception cref="ReleaseManifestException">Something that the build should have made is missing.</exception>
    public static async Task<IReadOnlyList<PublishItem>> ReadAsync(ReleaseManifest manifest, RegistryTarget target, AbsolutePath root, CancellationToken cancellationToken)
    {
        var version = ReleaseVersion.Parse(manifest.Identity.Version);
        var items = new List<PublishItem>();
        foreach (var image in manifest.Images)
        {
            items.Add(await ItemAsync("image", image.Digest, image.Layout, target.Image(image.Name), [version.ImageTag]));
        }

        foreach (var chart in manifest.Charts)
        {
            // Helm asks for the exact text of --version: with and without v, both are found.
            var tag = chart.Version.Replace('+', '_');
            items.Add(await ItemAsync("chart", chart.Digest, chart.Layout, target.Chart(chart.Name), [tag, $"v{tag}"]));
        }

        return items;

        async Task<PublishItem> ItemAsync(string kind, Digest digest, string layoutPath, string repository, IReadOnlyList<string> tags)
        {
            var layout = await OciLayout.OpenOrCreateAsync(root / layoutPath, cancellationToken);
            var content = (await layout.ReadIndexAsync(cancellationToken)).Manifests.FirstOrDefault(entry => entry.Digest == digest)
                ?? throw new ReleaseManifestException($"The {kind} {repository} ({digest}) is not in {root / layoutPath}: run the target {(kind == "image" ? nameof(IDockerBuild.DockerBuild) : "HelmPackage")} again.");
            return new(kind, layout, new() { MediaType = content.MediaType, Digest = content.Digest, Size = content.Size }, repository, tags, await ContentSize.OfAsync(layout, content, cancellationToken));
        }
    }
}
