using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Remembers which layer came from which entries, so that unchanged entries are neither packed nor compressed again.</summary>
internal sealed partial class LayerCache(AbsolutePath folder)
{
    /// <summary>A layer of the entries in the layout, made only where it is not there yet.</summary>
    public async Task<Layer> GetAsync(OciLayout layout, IReadOnlyList<TarEntry> entries, LayerOptions options, CancellationToken cancellationToken)
    {
        var level = options.LevelFor(entries.Sum(entry => entry.Length));

        // Where nothing is known there is nothing to look up.
        if (folder.DirectoryExists()
            && await LayerBuilder.ComputeDiffIdAsync(entries, options.Time, cancellationToken) is var diffId
            && Read(FileOf(diffId, level), diffId) is { } known
            && layout.HasBlob(known.Descriptor))
        {
            return known;
        }

        var layer = await LayerBuilder.BuildAsync(layout, entries, options, cancellationToken);
        var record = new LayerRecord(layer.Descriptor.Digest.ToString(), layer.Descriptor.Size, layer.UncompressedSize);
        AtomicFile.WriteAllBytes(FileOf(layer.DiffId, level), JsonSerializer.SerializeToUtf8Bytes(record, CacheJson.Default.LayerRecord));
        return layer;
    }

    private AbsolutePath FileOf(Digest diffId, int level) => folder / string.Create(CultureInfo.InvariantCulture, $"{diffId.Hex}-{level}.json");

    private static Layer? Read(AbsolutePath file, Digest diffId)
    {
        try
        {
            return file.FileExists()
                && JsonSerializer.Deserialize(File.ReadAllBytes(file), CacheJson.Default.LayerRecord) is { } record
                && Digest.TryParse(record.Digest, out var digest)
                    ? new Layer(new Descriptor { MediaType = MediaTypes.LayerTarGzip, Digest = digest, Size = record.Size }, diffId, record.UncompressedSize)
                    : null;
        }
        catch (JsonException)
        {
            return null; // A damaged entry costs time, nothing else.
        }
    }

    private sealed record LayerRecord(string Digest, long Size, long UncompressedSize);

    [JsonSerializable(typeof(LayerRecord))]
    private sealed partial class CacheJson : JsonSerializerContext;
}
