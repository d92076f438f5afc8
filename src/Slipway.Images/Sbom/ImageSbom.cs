using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Finds what the images of a build are made of: the restore graph of their project, and the packages that their layers name.</summary>
/// <param name="context">The build that made the images.</param>
public sealed class ImageSbom(ImageBuildContext context)
{
    // Images of a build share their bases: a layer is read once.
    private readonly Dictionary<Digest, LayerInventory> _layers = [];

    /// <summary>One bill for each platform in the image's order, then that of the index.</summary>
    /// <param name="spec">The image's spec; its project was published.</param>
    /// <param name="image">The image, in the build's layout.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ImageBuildException">The restore graph or a package database cannot be read.</exception>
    /// <exception cref="DigestMismatchException">A layer is not what its descriptor says.</exception>
    public async Task<IReadOnlyList<BillOfMaterials>> CreateAsync(ImageSpec spec, BuiltImage image, CancellationToken cancellationToken)
    {
        var packages = RestoreGraph.Read(ProjectFile.Find(spec.Project).Path!);
        var platforms = new List<BillOfMaterials>();
        foreach (var platform in image.Platforms)
        {
            var inventory = ImageInventory.Merge(await ReadLayersAsync([.. platform.BaseLayers, .. platform.OwnLayers], cancellationToken));
            platforms.Add(new BillOfMaterials
            {
                Name = image.Name,
                Version = context.Version,
                Platform = platform.Platform,
                Digest = platform.Manifest.Digest,
                Created = context.Created,
                Components = [.. packages.Components.Concat(inventory.Components(platform.Platform)).DistinctBy(component => component.Id).OrderBy(component => component.Id, StringComparer.Ordinal)],
                Roots = packages.Roots,
            });
        }

        return [.. platforms, BillOfMaterials.Union(image.Descriptor.Digest, platforms)];
    }

    private async Task<IReadOnlyList<LayerInventory>> ReadLayersAsync(IReadOnlyList<Descriptor> layers, CancellationToken cancellationToken)
    {
        var inventories = new List<LayerInventory>();
        foreach (var layer in layers)
        {
            if (!_layers.TryGetValue(layer.Digest, out var inventory))
            {
                _layers[layer.Digest] = inventory = await LayerInventory.ReadAsync(context.Layout, layer, cancellationToken);
            }

            inventories.Add(inventory);
        }

        return inventories;
    }
}
