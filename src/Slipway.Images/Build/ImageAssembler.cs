using System.Globalization;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Writes the documents of an image: configuration and manifest of each platform, and the index (image-spec 1.1).</summary>
internal sealed class ImageAssembler(ImageSpec spec, ImageBuildContext context, BaseDescription baseDescription)
{
    private readonly IReadOnlyDictionary<string, string> _standard = StandardLabels(spec, context, baseDescription);
    private readonly IReadOnlyDictionary<string, string> _annotations = Join(StandardLabels(spec, context, baseDescription), spec.Annotations);

    /// <summary>Writes one platform's documents.</summary>
    public async Task<BuiltPlatform> WritePlatformAsync(BasePlatform platform, IReadOnlyList<AppLayer> layers, PlatformFiles files, CancellationToken cancellationToken)
    {
        var config = await context.Layout.WriteBlobAsync(OciJson.Serialize(Configure(platform, layers, files)), MediaTypes.ImageConfig, cancellationToken);
        var baseLayers = platform.Layers.Select(layer => new Descriptor { MediaType = OciMediaType(layer.MediaType), Digest = layer.Digest, Size = layer.Size }).ToList();
        var ownLayers = layers.Select(layer => layer.Layer.Descriptor).ToList();
        var manifest = new ImageManifest { Config = config, Layers = [.. baseLayers, .. ownLayers], Annotations = _annotations };
        var descriptor = await context.Layout.WriteBlobAsync(OciJson.Serialize(manifest), MediaTypes.ImageManifest, cancellationToken);
        return new BuiltPlatform(platform.Platform, descriptor with { Platform = platform.Platform }, config, baseLayers, ownLayers);
    }

    /// <summary>Writes the index.</summary>
    public async Task<BuiltImage> WriteIndexAsync(IReadOnlyList<BuiltPlatform> platforms, CancellationToken cancellationToken)
    {
        var index = new ImageIndex { Manifests = [.. platforms.Select(platform => platform.Manifest)], Annotations = _annotations };
        var descriptor = await context.Layout.WriteBlobAsync(OciJson.Serialize(index), MediaTypes.ImageIndex, cancellationToken);
        return new BuiltImage(spec.Name, descriptor, platforms, baseDescription);
    }

    private ImageConfig Configure(BasePlatform platform, IReadOnlyList<AppLayer> layers, PlatformFiles files) => new()
    {
        Created = context.Created,
        Architecture = platform.Config.Architecture,
        Os = platform.Config.Os,
        OsVersion = platform.Config.OsVersion,
        OsFeatures = platform.Config.OsFeatures,
        Variant = platform.Config.Variant,
        Config = spec.Content is Dockerfile ? Kept(platform.Config.Config ?? new ContainerConfig()) : new ContainerConfig
        {
            User = string.Create(CultureInfo.InvariantCulture, $"{spec.User}:{spec.User}"),
            ExposedPorts = Ports(),
            Env = Environment(platform.Config.Config?.Env ?? []),
            Entrypoint = files.Entrypoint ?? platform.Config.Config?.Entrypoint,

            // The base's arguments are for the base's program.
            Cmd = files.Entrypoint is null ? platform.Config.Config?.Cmd : null,
            WorkingDir = files.WorkingDirectory ?? platform.Config.Config?.WorkingDir,
            Labels = Labels(platform.Config.Config?.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal)),
            StopSignal = platform.Config.Config?.StopSignal,
        },
        Rootfs = new RootFileSystem { DiffIds = [.. platform.Config.Rootfs.DiffIds, .. layers.Select(layer => layer.Layer.DiffId)] },
        History =
        [
            .. (platform.Config.History ?? []).Select(entry => spec.Content is Dockerfile ? entry with { Created = context.Created } : entry),
            .. layers.Select(layer => new HistoryEntry { Created = context.Created, CreatedBy = $"slipway: {layer.Content}" }),
            .. spec.Content is Dockerfile ? Array.Empty<HistoryEntry>() : [new HistoryEntry { Created = context.Created, CreatedBy = "slipway: configuration", EmptyLayer = true }],
        ],
    };

    // Everything but the labels is what the Dockerfile says.
    private ContainerConfig Kept(ContainerConfig config) => config with { Labels = Labels(config.Labels ?? new Dictionary<string, string>(StringComparer.Ordinal)) };

    private IReadOnlyCollection<string>? Ports() =>
        spec.Ports.Count == 0 ? null : [.. spec.Ports.Distinct().Order().Select(port => string.Create(CultureInfo.InvariantCulture, $"{port}/tcp"))];

    // The base's own order stays; a variable that is set again keeps its place.
    private List<string> Environment(IReadOnlyList<string> inherited)
    {
        var names = inherited.Select(variable => variable.Split('=', 2)[0]).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. inherited.Select(variable => spec.Environment.TryGetValue(variable.Split('=', 2)[0], out var value) ? $"{variable.Split('=', 2)[0]}={value}" : variable),
            .. spec.Environment.Where(pair => !names.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
        ];
    }

    // What the base says about itself is not true of this image.
    private Dictionary<string, string> Labels(IEnumerable<KeyValuePair<string, string>> inherited)
    {
        var kept = inherited.Where(label => !label.Key.StartsWith("org.opencontainers.image.", StringComparison.Ordinal));
        return Join(kept.Concat(_standard), spec.Labels);
    }

    // Of two with one name, the later one counts.
    private static Dictionary<string, string> Join(IEnumerable<KeyValuePair<string, string>> first, IEnumerable<KeyValuePair<string, string>> second)
    {
        var joined = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in first.Concat(second))
        {
            joined[name] = value;
        }

        return joined;
    }

    private static Dictionary<string, string> StandardLabels(ImageSpec spec, ImageBuildContext context, BaseDescription baseDescription)
    {
        var labels = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [AnnotationKeys.Title] = spec.Name,
            [AnnotationKeys.Version] = context.Version,
            [AnnotationKeys.Revision] = context.Revision,
            [AnnotationKeys.Source] = context.Source,
            [AnnotationKeys.Licenses] = context.Licenses,
            [AnnotationKeys.Created] = context.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            [AnnotationKeys.BaseName] = baseDescription.Digest is null ? null : baseDescription.Name,
            [AnnotationKeys.BaseDigest] = baseDescription.Digest?.ToString(),
        };
        return labels.Where(label => label.Value is not null).ToDictionary(label => label.Key, label => label.Value!, StringComparer.Ordinal);
    }

    // The same bytes under the names of the OCI: a manifest does not mix them with Docker's.
    private static string OciMediaType(string mediaType) => mediaType == MediaTypes.DockerLayerGzip ? MediaTypes.LayerTarGzip : mediaType;
}
