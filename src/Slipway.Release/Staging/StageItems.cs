using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Finds what a release manifest names in the layouts that the build left.</summary>
internal static class StageItems
{
    /// <summary>Images first, then charts.</summary>
    /// <exception cref="ReleaseManifestException">Something that the build should have made is missing.</exception>
    public static async Task<IReadOnlyList<StageItem>> ReadAsync(ReleaseManifest manifest, RegistryTarget target, AbsolutePath root, CancellationToken cancellationToken)
    {
        var items = new List<StageItem>();
        foreach (var image in manifest.Images)
        {
            items.Add(await ItemAsync("image", image.Digest, image.Layout, target.Image(image.Name)));
        }

        foreach (var chart in manifest.Charts)
        {
            items.Add(await ItemAsync("chart", chart.Digest, chart.Layout, target.Chart(chart.Name)));
        }

        return items;

        async Task<StageItem> ItemAsync(string kind, Digest digest, string layoutPath, string repository)
        {
            var layout = await OciLayout.OpenOrCreateAsync(root / layoutPath, cancellationToken);
            var content = (await layout.ReadIndexAsync(cancellationToken)).Manifests.FirstOrDefault(entry => entry.Digest == digest)
                ?? throw new ReleaseManifestException($"The {kind} {repository} ({digest}) is not in {root / layoutPath}: run the target {(kind == "image" ? nameof(IDockerBuild.DockerBuild) : nameof(IHelmPackage.HelmPackage))} again.");
            return new(kind, layout, new() { MediaType = content.MediaType, Digest = content.Digest, Size = content.Size }, Reference.Parse(repository), await ContentSize.OfAsync(layout, content, cancellationToken));
        }
    }
}
