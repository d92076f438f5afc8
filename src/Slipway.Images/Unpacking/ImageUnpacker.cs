using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>
/// Unpacks an image's layers into a folder, as an engine puts them on each other (image-spec 1.1, layer.md): whiteouts remove what is below, links are followed
/// inside of the folder only, every byte is verified. Owners are not set, and set-uid, set-gid and sticky bits are dropped: the files belong to whoever unpacks.
/// </summary>
public static class ImageUnpacker
{
    /// <summary>Unpacks the image of one platform.</summary>
    /// <param name="layout">The layout that holds it.</param>
    /// <param name="manifest">The platform's manifest, not the index of all platforms.</param>
    /// <param name="folder">Where to: a folder that is missing or empty. When unpacking fails it is deleted.</param>
    /// <param name="cancellationToken">Stops unpacking; nothing is kept.</param>
    /// <exception cref="InvalidArchiveException">A layer has an entry that must not be unpacked, or all together are larger than <see cref="TarLimits.Default"/>.</exception>
    /// <exception cref="DigestMismatchException">A layer is not what the manifest says.</exception>
    /// <exception cref="IOException">The folder is not empty, or cannot be written to.</exception>
    public static Task<UnpackedImage> UnpackAsync(OciLayout layout, Descriptor manifest, AbsolutePath folder, CancellationToken cancellationToken) =>
        UnpackAsync(layout, manifest, folder, TarLimits.Default, cancellationToken);

    /// <summary>Unpacks the image of one platform, with limits for all layers together.</summary>
    /// <inheritdoc cref="UnpackAsync(OciLayout, Descriptor, AbsolutePath, CancellationToken)"/>
    public static async Task<UnpackedImage> UnpackAsync(OciLayout layout, Descriptor manifest, AbsolutePath folder, TarLimits limits, CancellationToken cancellationToken)
    {
        if (!MediaTypes.IsImageManifest(manifest.MediaType))
        {
            throw new ArgumentException($"{manifest} cannot be unpacked: the manifest of one platform is needed.", nameof(manifest));
        }

        if (folder.DirectoryExists() && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"An image cannot be unpacked into '{folder}': the folder is not empty.");
        }

        var document = OciJson.ParseManifest((await layout.ReadManifestAsync(manifest, cancellationToken)).Content.Span);
        var config = OciJson.ParseConfig(await layout.ReadBlobAsync(document.Config, cancellationToken));
        folder.CreateDirectory();
        try
        {
            var root = new ImageRoot(folder);
            var budget = new UnpackBudget(limits);
            foreach (var layer in document.Layers)
            {
                await new LayerUnpacker(root, budget).ApplyAsync(LayerReader.ReadAsync(layout, layer, limits, cancellationToken), cancellationToken);
            }

            return new UnpackedImage(folder, config);
        }
        catch
        {
            folder.DeleteDirectory();
            throw;
        }
    }
}
