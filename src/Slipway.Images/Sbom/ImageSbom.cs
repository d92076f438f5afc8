using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Finds what images are made of: the restore graph of their project, and the packages that their layers name.</summary>
/// <param name="layout">The layout that holds the images.</param>
public sealed class ImageSbom(OciLayout layout)
{
    // Images of a build share their bases: a layer is read once.
    private readonly Dictionary<Digest, LayerInventory> _layers = [];

    /// <summary>One bill for each platform in the index's order, then that of the index.</summary>
    /// <param name="spec">The image's spec; its project, if it has one, was published.</param>
    /// <param name="index">The index of the image's platforms.</param>
    /// <param name="version">The version without <c>v</c>.</param>
    /// <param name="created">The commit's time.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ImageBuildException">The restore graph or a package database cannot be read.</exception>
    /// <exception cref="DigestMismatchException">A layer is not what its descriptor says.</exception>
    public async Task<IReadOnlyList<BillOfMaterials>> CreateAsync(ImageSpec spec, Descriptor index, string version, DateTimeOffset created, CancellationToken cancellationToken)
    {
        var packages = spec.Project is { } project ? RestoreGraph.Read(ProjectFile.Find(project).Path!) : new RestoreGraph([], []);
        var platforms = new List<BillOfMaterials>();
        foreach (var manifest in (await layout.ReadManifestAsync(index, cancellationToken)).Manifests)
        {
            var platform = manifest.Platform ?? throw new ImageBuildException($"The image '{spec.Name}' ({index.Digest}) has a manifest without a platform: {manifest.Digest}.");
            var inventory = await ReadAsync(manifest, cancellationToken);
            platforms.Add(new BillOfMaterials
            {
                Name = spec.Name,
                Version = version,
                Platform = platform,
                Digest = manifest.Digest,
                Created = created,
                Components = [.. packages.Components.Concat(inventory.Components(platform)).DistinctBy(component => component.Id).OrderBy(component => component.Id, StringComparer.Ordinal)],
                Roots = packages.Roots,
            });
        }

        return [.. platforms, BillOfMaterials.Union(index.Digest, platforms)];
    }

    private async Task<ImageInventory> ReadAsync(Descriptor manifest, CancellationToken cancellationToken)
    {
        var inventories = new List<LayerInventory>();
        foreach (var layer in (await layout.ReadManifestAsync(manifest, cancellationToken)).Blobs.Skip(1))
        {
            if (!_layers.TryGetValue(layer.Digest, out var inventory))
            {
                _layers[layer.Digest] = inventory = await LayerInventory.ReadAsync(layout, layer, cancellationToken);
            }

            inventories.Add(inventory);
        }

        return ImageInventory.Merge(inventories);
    }
}
