using Slipway.Oci;
using Slipway.Registry;

namespace Benchmarks.Images;

/// <summary>
/// Our way from the publish output of a project to a registry, in two layers as the builder of .NET projects makes them, without the compiler before it: layers
/// that were made before are found again by what is in them.
/// </summary>
internal sealed class SlipwayImage(OciLayout layout, ManifestDocument baseImage, RegistryClient client)
{
    private readonly Dictionary<Digest, Layer> _made = [];

    public async Task<Descriptor> BuildAsync(ServiceProject project, CancellationToken cancellationToken)
    {
        var entries = project.Entries();
        var (runtime, service) = (await LayerAsync(entries[false], cancellationToken), await LayerAsync(entries[true], cancellationToken));
        var config = OciJson.ParseConfig(await layout.ReadBlobAsync(baseImage.Blobs[0], cancellationToken));
        config = config with
        {
            Config = new ContainerConfig { User = "10101", Entrypoint = ["/app/Service"], WorkingDir = "/app" },
            Rootfs = new RootFileSystem { DiffIds = [.. config.Rootfs.DiffIds, runtime.DiffId, service.DiffId] },
        };
        var manifest = new ImageManifest
        {
            Config = await layout.WriteBlobAsync(OciJson.Serialize(config), MediaTypes.ImageConfig, cancellationToken),
            Layers = [.. baseImage.Blobs.Skip(1), runtime.Descriptor, service.Descriptor],
        };
        return await layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, cancellationToken);
    }

    public Task<PushResult> PushAsync(Descriptor image, string reference, CancellationToken cancellationToken) =>
        client.PushAsync(layout, image, Reference.Parse(reference), new PushOptions { TagConflicts = TagConflictPolicy.Move }, cancellationToken);

    private async Task<Layer> LayerAsync(IEnumerable<TarEntry> entries, CancellationToken cancellationToken)
    {
        var files = entries.ToList();
        if (_made.Count > 0 && _made.TryGetValue(await LayerBuilder.ComputeDiffIdAsync(files, DateTimeOffset.UnixEpoch, cancellationToken), out var made))
        {
            return made;
        }

        var layer = await LayerBuilder.BuildAsync(layout, files, new LayerOptions { Time = DateTimeOffset.UnixEpoch }, cancellationToken);
        return _made[layer.DiffId] = layer;
    }
}
