using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Slipway.Oci;

/// <summary>Reads layers, our own and pulled ones.</summary>
public static class LayerReader
{
    /// <summary>
    /// The entries of a layer, verified: content that is not what its descriptor says throws at the latest when the last entry was read.
    /// </summary>
    /// <exception cref="InvalidDataException">The layer is no gzip.</exception>
    /// <exception cref="InvalidArchiveException">The layer is malformed or has an entry that must not be unpacked.</exception>
    /// <exception cref="DigestMismatchException">The layer is not what its descriptor says.</exception>
    /// <exception cref="NotSupportedException">The layer is compressed in another way than with gzip.</exception>
    public static async IAsyncEnumerable<TarEntry> ReadAsync(IBlobSource source, Descriptor layer, TarLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var compressed = new VerifyingStream(await source.OpenAsync(layer, cancellationToken), layer, $"layer {layer.Digest}");
        await using var tar = Decompress(compressed, layer.MediaType);
        await foreach (var entry in SafeTarReader.ReadAsync(tar, limits, cancellationToken))
        {
            yield return entry;
        }

        // What follows the archive counts for the digest only.
        await compressed.CopyToAsync(Stream.Null, cancellationToken);
    }

    /// <summary>The digest of the uncompressed layer, as an image's configuration lists it; the layer itself is verified on the way.</summary>
    /// <exception cref="InvalidDataException">The layer is no gzip.</exception>
    /// <exception cref="DigestMismatchException">The layer is not what its descriptor says.</exception>
    /// <exception cref="NotSupportedException">The layer is compressed in another way than with gzip.</exception>
    public static async Task<Digest> ComputeDiffIdAsync(IBlobSource source, Descriptor layer, CancellationToken cancellationToken)
    {
        await using var compressed = new VerifyingStream(await source.OpenAsync(layer, cancellationToken), layer, $"layer {layer.Digest}");
        await using var tar = Decompress(compressed, layer.MediaType);
        await using var hashed = new HashingStream(Stream.Null);
        await tar.CopyToAsync(hashed, cancellationToken);
        await compressed.CopyToAsync(Stream.Null, cancellationToken);
        return hashed.Digest;
    }

    private static Stream Decompress(Stream layer, string mediaType) => mediaType switch
    {
        MediaTypes.LayerTarGzip or MediaTypes.DockerLayerGzip => new GZipStream(layer, CompressionMode.Decompress, leaveOpen: true),
        MediaTypes.LayerTar or MediaTypes.DockerLayerTar => new BufferedStream(layer),
        _ => throw new NotSupportedException($"Layers of type '{mediaType}' cannot be read; expected {MediaTypes.LayerTarGzip} or {MediaTypes.LayerTar}."),
    };
}
