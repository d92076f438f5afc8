using Slipway.Helm;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Makes sure that the charts, as they are staged, install the images of this release.</summary>
internal sealed class ChartCheck(RegistryClient client, ReleaseManifest manifest, RegistryTarget staged, RegistryTarget target)
{
    /// <summary>Reads the values of every chart.</summary>
    /// <param name="specs">Which image each path of values stands for.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ReleaseRefusedException">A chart names another image; every one is named.</exception>
    public async Task VerifyAsync(IReadOnlyList<ChartSpec> specs, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var spec in specs.Where(spec => spec.Images.Count > 0))
        {
            var name = (await Chart.LoadAsync(spec.Path, cancellationToken)).Metadata.Name;
            if (manifest.Charts.FirstOrDefault(chart => chart.Name == name) is { } chart)
            {
                var reference = Reference.Parse(staged.Chart(name)).WithDigest(chart.Digest);
                var found = await ChartImages.ReadAsync(await ReadPackageAsync(reference, cancellationToken), reference.ToString(), spec.Images.Keys, cancellationToken);
                problems.AddRange(from image in spec.Images
                                  let expected = Expected(image.Value)
                                  where found[image.Key] != expected
                                  select $"The chart {name} installs {found[image.Key] ?? "no image"} at {image.Key}; {expected} is the image of this release.");
            }
        }

        if (problems.Count > 0)
        {
            throw new ReleaseRefusedException(string.Join('\n', [.. problems, "Nothing was published. Package the charts for this registry, and stage again: ./build.sh Stage."]));
        }
    }

    private string Expected(string name) =>
        manifest.Images.FirstOrDefault(image => image.Name == name) is { } image
            ? $"{target.Image(name)}:{ReleaseVersion.Parse(manifest.Identity.Version).ImageTag}@{image.Digest}"
            : $"an image {name}, which the release has not,";

    private async Task<byte[]> ReadPackageAsync(Reference reference, CancellationToken cancellationToken)
    {
        var artifact = await client.GetManifestAsync(reference, cancellationToken);
        return artifact?.Blobs.FirstOrDefault(blob => blob.MediaType == ChartMediaTypes.Content) is { } package
            ? await client.OpenRepository(reference).ReadAsync(package, reference.Name, cancellationToken)
            : throw new ReleaseRefusedException($"{reference} is no chart, or is gone: stage again with ./build.sh Stage.");
    }
}
