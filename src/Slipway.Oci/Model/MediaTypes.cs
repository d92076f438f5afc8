namespace Slipway.Oci;

/// <summary>The media types of image-spec 1.1 and their docker equivalents, which are read but never written.</summary>
public static class MediaTypes
{
    /// <summary>A list of manifests, one for each platform.</summary>
    public const string ImageIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>The manifest of one image or artefact.</summary>
    public const string ImageManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>An image's configuration.</summary>
    public const string ImageConfig = "application/vnd.oci.image.config.v1+json";

    /// <summary>An uncompressed layer.</summary>
    public const string LayerTar = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>A gzip layer.</summary>
    public const string LayerTarGzip = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>A zstd layer.</summary>
    public const string LayerTarZstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>The config or layer of an artefact that has none: the two bytes <c>{}</c> (<see cref="Descriptor.Empty"/>).</summary>
    public const string Empty = "application/vnd.oci.empty.v1+json";

    /// <summary>Docker's image index.</summary>
    public const string DockerManifestList = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>Docker's image manifest, schema 2.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker's image configuration.</summary>
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>Docker's uncompressed layer.</summary>
    public const string DockerLayerTar = "application/vnd.docker.image.rootfs.diff.tar";

    /// <summary>Docker's gzip layer.</summary>
    public const string DockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /// <summary>Docker's layer that registries may not hold, Windows bases for instance; it is fetched from its URLs.</summary>
    public const string DockerForeignLayer = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    /// <summary>What a client accepts when it asks for a manifest, preferred first.</summary>
    public static IReadOnlyList<string> Manifests { get; } = [ImageIndex, ImageManifest, DockerManifestList, DockerManifest];

    /// <summary>Whether it is a list of manifests.</summary>
    public static bool IsIndex(string mediaType) => mediaType is ImageIndex or DockerManifestList;

    /// <summary>Whether it is the manifest of one image or artefact.</summary>
    public static bool IsImageManifest(string mediaType) => mediaType is ImageManifest or DockerManifest;

    /// <summary>Whether it is a list of manifests or a manifest.</summary>
    public static bool IsManifest(string mediaType) => IsIndex(mediaType) || IsImageManifest(mediaType);

    /// <summary>Whether it is an image's configuration.</summary>
    public static bool IsConfig(string mediaType) => mediaType is ImageConfig or DockerConfig;

    /// <summary>Whether registries may lack this layer because it is fetched from its own URLs.</summary>
    public static bool IsForeignLayer(string mediaType) =>
        mediaType == DockerForeignLayer || mediaType.StartsWith("application/vnd.oci.image.layer.nondistributable.", StringComparison.Ordinal);
}
