using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Reads a base out of the layout of bases.</summary>
internal sealed class BaseImageReader(OciLayout bases)
{
    /// <summary>Reads an index or manifest and finds the platforms.</summary>
    /// <exception cref="ImageBuildException">A platform is missing; the message names those that there are.</exception>
    /// <exception cref="DigestMismatchException">A document is not what its descriptor says.</exception>
    public async Task<BaseImage> ReadAsync(Descriptor root, BaseDescription description, IReadOnlyList<Platform> wanted, CancellationToken cancellationToken)
    {
        var offered = await ReadPlatformsAsync(root, cancellationToken);
        var missing = wanted.Where(platform => !offered.Any(offer => platform.Accepts(offer.Platform))).ToList();
        if (missing.Count > 0)
        {
            throw new ImageBuildException(
                $"The base image {description.Name} ({description.Digest}) is not made for {string.Join(", ", missing)}; it offers {string.Join(", ", offered.Select(offer => offer.Platform))}.");
        }

        var platforms = new List<BasePlatform>();
        foreach (var platform in wanted)
        {
            var (_, manifest) = offered.First(offer => platform.Accepts(offer.Platform));
            platforms.Add(await ReadPlatformAsync(platform, manifest, cancellationToken));
        }

        return new BaseImage(description, platforms);
    }

    /// <summary>Whether everything is in the layout that the platforms need, as far as the image offers them.</summary>
    public async Task<bool> IsWholeAsync(Descriptor root, IReadOnlyList<Platform> wanted, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (_, manifest) in (await ReadPlatformsAsync(root, cancellationToken)).Where(offer => wanted.Any(platform => platform.Accepts(offer.Platform))))
            {
                var platform = await ReadPlatformAsync(wanted[0], manifest, cancellationToken);
                if (!platform.Layers.All(bases.HasBlob))
                {
                    return false;
                }
            }

            return true;
        }
        catch (BlobNotFoundException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<(Platform Platform, Descriptor Manifest)>> ReadPlatformsAsync(Descriptor root, CancellationToken cancellationToken)
    {
        var document = await bases.ReadManifestAsync(root, cancellationToken);
        if (!MediaTypes.IsIndex(root.MediaType))
        {
            var manifest = OciJson.ParseManifest(document.Content.Span);
            return [(OciJson.ParseConfig(await bases.ReadBlobAsync(manifest.Config, cancellationToken)).Platform, root)];
        }

        // Attestations stand in an index beside the images, with the platform unknown/unknown.
        return [.. document.Manifests
            .Where(manifest => manifest.Platform is { Os: not "unknown" } && MediaTypes.IsImageManifest(manifest.MediaType))
            .Select(manifest => (manifest.Platform!, manifest))];
    }

    private async Task<BasePlatform> ReadPlatformAsync(Platform platform, Descriptor descriptor, CancellationToken cancellationToken)
    {
        var document = await bases.ReadManifestAsync(descriptor, cancellationToken);
        var manifest = OciJson.ParseManifest(document.Content.Span);
        var config = OciJson.ParseConfig(await bases.ReadBlobAsync(manifest.Config, cancellationToken));
        return config.Rootfs.DiffIds.Count == manifest.Layers.Count
            ? new BasePlatform(platform, config, manifest.Layers)
            : throw new ImageBuildException($"The base image's manifest {descriptor.Digest} is damaged: it has {manifest.Layers.Count} layers, its configuration {config.Rootfs.DiffIds.Count}.");
    }
}
