using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Writes images as an archive of an OCI layout, which containerd imports with every platform, and with index digests as they are.</summary>
internal static class ImageArchive
{
    /// <summary>The annotation that containerd takes an image's whole name from; it may hold a digest.</summary>
    public const string NameAnnotation = "io.containerd.image.name";

    /// <summary>Writes the archive.</summary>
    /// <param name="layout">Holds the images and nothing else.</param>
    /// <param name="entries">The images with their names.</param>
    /// <param name="file">The archive.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<AbsolutePath> WriteAsync(OciLayout layout, IReadOnlyList<Descriptor> entries, AbsolutePath file, CancellationToken cancellationToken)
    {
        var blobs = Path.Combine(layout.Path, "blobs", "sha256");
        IEnumerable<TarEntry> content =
        [
            TarEntry.Directory("blobs"),
            TarEntry.Directory("blobs/sha256"),
            .. Directory.EnumerateFiles(blobs).Order(StringComparer.Ordinal).Select(blob => TarEntry.File($"blobs/sha256/{Path.GetFileName(blob)}", blob)),
            TarEntry.File("index.json", OciJson.Serialize(new ImageIndex { Manifests = entries })),
            TarEntry.File("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()),
        ];
        await using var output = File.Create(file);
        await DeterministicTar.WriteAsync(content, output, DateTimeOffset.UnixEpoch, cancellationToken);
        return file;
    }
}
