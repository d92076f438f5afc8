using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// An image as engines write it: an OCI layout as a tar (buildx, docker 25 and newer), or the older form of <c>docker save</c>. The engine is not trusted: every
/// blob is compared with the digest that it goes by, every layer with the configuration. Layers that the engine left uncompressed are compressed as ours are, without
/// times after the commit's; compressed ones stay as they are, so that they are the base's own in every registry.
/// </summary>
internal sealed class ImageArchive(OciLayout target, AbsolutePath file, DateTimeOffset created)
{
    private const int LargestDocument = ManifestDocument.MaximumSize;
    private const string BlobFolder = "blobs/";

    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportedLayer> _layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    /// <summary>Brings the image of a platform into the layout.</summary>
    /// <exception cref="ImageBuildException">The archive is malformed or has no such image.</exception>
    /// <exception cref="DigestMismatchException">A part is not what its digest says.</exception>
    public async Task<BasePlatform> ImportAsync(Platform platform, CancellationToken cancellationToken)
    {
        try
        {
            await using var tar = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            await foreach (var entry in SafeTarReader.ReadAsync(tar, TarLimits.Default, cancellationToken))
            {
                await ReadAsync(entry, cancellationToken);
            }

            return _documents.TryGetValue("index.json", out var index)
                ? await ReadLayoutAsync(OciJson.ParseIndex(index), platform, cancellationToken)
                : ReadSaved(platform);
        }
        catch (Exception error) when (error is FormatException or InvalidArchiveException or BlobNotFoundException or NotSupportedException or FileNotFoundException)
        {
            throw new ImageBuildException($"The image that the engine wrote for {platform} cannot be read: {error.Message}", error);
        }
    }

    private async Task ReadAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Kind is TarEntryKind.SymbolicLink or TarEntryKind.HardLink)
        {
            // Equal layers of docker save, relative to the link or to the archive.
            _links[entry.Path] = entry.Kind == TarEntryKind.HardLink ? entry.LinkTarget! : Path.GetRelativePath("/", Path.Combine("/", Path.GetDirectoryName(entry.Path)!, entry.LinkTarget!)).Replace('\\', '/');
        }
        else if (entry.Kind == TarEntryKind.File && entry.Path.StartsWith(BlobFolder, StringComparison.Ordinal))
        {
            var digest = Digest.Parse(entry.Path[BlobFolder.Length..].Replace('/', ':'));
            await using var content = entry.OpenContent();
            await target.Blobs.WriteAsync(new Descriptor { MediaType = MediaTypes.LayerTar, Digest = digest, Size = entry.Length }, content, $"'{entry.Path}' of the engine's archive", cancellationToken);
        }
        else if (entry.Kind == TarEntryKind.File && entry.Path.EndsWith(".json", StringComparison.Ordinal) && entry.Length <= LargestDocument)
        {
            await using var content = entry.OpenContent();
            var bytes = new byte[entry.Length];
            await content.ReadExactlyAsync(bytes, cancellationToken);
            _documents[entry.Path] = bytes;
        }
        else if (entry.Kind == TarEntryKind.File && entry.Path.EndsWith(".tar", StringComparison.Ordinal))
        {
            await using var content = entry.OpenContent();
            _layers[entry.Path] = await ImportAsync(content, entry.Length, cancellationToken);
        }
    }

    private BasePlatform ReadSaved(Platform platform)
    {
        var image = SavedImage.Read(_documents.GetValueOrDefault("manifest.json") ?? throw new FormatException("it has neither index.json nor manifest.json."));
        var bytes = _documents.GetValueOrDefault(image.Config) ?? throw new FormatException($"it has no '{image.Config}'.");
        var named = Path.GetFileNameWithoutExtension(image.Config);
        if (Digest.Of(bytes) is var digest && digest.Hex != named)
        {
            throw new FormatException($"its configuration '{image.Config}' has the digest {digest}.");
        }

        var layers = image.Layers.Select(Find).ToList();
        return Complete(platform, OciJson.ParseConfig(bytes), layers);
    }

    private ImportedLayer Find(string path)
    {
        for (var steps = 0; _links.TryGetValue(path, out var linked) && steps <= _links.Count; steps++)
        {
            path = linked;
        }

        return _layers.GetValueOrDefault(path) ?? throw new FormatException($"it has no layer '{path}'.");
    }

    private async Task<BasePlatform> ReadLayoutAsync(ImageIndex index, Platform platform, CancellationToken cancellationToken)
    {
        var root = index.Manifests is [var only] ? only : throw new FormatException($"its index.json lists {index.Manifests.Count} images, one was expected.");
        var read = await new BaseImageReader(target).ReadAsync(root, new BaseDescription("of the engine", root.Digest, IsHost: false, []), [platform], cancellationToken);
        var image = read.Platforms[0];
        var layers = new List<ImportedLayer>();
        foreach (var layer in image.Layers)
        {
            layers.Add(await VerifyAsync(layer, cancellationToken));
        }

        return Complete(platform, image.Config, layers);
    }

    private async Task<ImportedLayer> VerifyAsync(Descriptor layer, CancellationToken cancellationToken)
    {
        if (layer.MediaType is MediaTypes.LayerTar or MediaTypes.DockerLayerTar)
        {
            await using var content = target.OpenBlob(layer);
            return await ImportAsync(content, layer.Size, cancellationToken);
        }

        var diffId = await LayerReader.ComputeDiffIdAsync(target, layer, cancellationToken);
        return new ImportedLayer(new Descriptor { MediaType = MediaTypes.LayerTarGzip, Digest = layer.Digest, Size = layer.Size }, diffId, diffId);
    }

    private async Task<ImportedLayer> ImportAsync(Stream tar, long length, CancellationToken cancellationToken)
    {
        var (layer, original) = await LayerBuilder.ImportAsync(target, tar, LayerOptions.DefaultLevelFor(length), created, cancellationToken);
        return new ImportedLayer(layer.Descriptor, layer.DiffId, original);
    }

    private static BasePlatform Complete(Platform platform, ImageConfig config, IReadOnlyList<ImportedLayer> layers) =>
        layers.Select(layer => layer.Original).SequenceEqual(config.Rootfs.DiffIds)
            ? new BasePlatform(platform, config with { Rootfs = new RootFileSystem { DiffIds = [.. layers.Select(layer => layer.DiffId)] } }, [.. layers.Select(layer => layer.Descriptor)])
            : throw new FormatException("its layers are not those of its configuration.");

    private sealed record ImportedLayer(Descriptor Descriptor, Digest DiffId, Digest Original);
}
