using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Engine.Caching;

/// <summary>The JSON of the cache.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CacheEntry))]
internal sealed partial class CacheJson : JsonSerializerContext
{
    /// <summary>Writes an entry: the SHA-256 of the JSON, a line end, the JSON.</summary>
    public static byte[] Write(CacheEntry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, Default.CacheEntry);
        return [.. Encoding.ASCII.GetBytes($"{ContentHash.Of(json)}\n"), .. json];
    }

    /// <summary>Reads an entry; null when it is damaged, of another version, or one that may not be used.</summary>
    /// <param name="bytes">What was written, perhaps by another machine.</param>
    /// <param name="target">The target that it has to be for.</param>
    /// <param name="products">The globs of that target's products: an entry cannot reach other files.</param>
    public static CacheEntry? Read(ReadOnlySpan<byte> bytes, string target, GlobSet products) =>
        Read(bytes) is { } entry && entry.Target == target && entry.Products.All(product => ProductPaths.IsSafe(product, products))
            && ProductPaths.NoneIsBelowAnother(entry.Products) ? entry : null;

    /// <summary>Reads an entry without a look at its paths; null when it is damaged or of another version.</summary>
    public static CacheEntry? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.Length > ContentHash.HexLength && bytes[ContentHash.HexLength] == '\n'
                && ContentHash.TryParse(Encoding.ASCII.GetString(bytes[..ContentHash.HexLength]), out var hash) && hash == ContentHash.Of(bytes[(ContentHash.HexLength + 1)..])
                && JsonSerializer.Deserialize(bytes[(ContentHash.HexLength + 1)..], Default.CacheEntry) is { Version: Caching.CacheEntry.CurrentVersion } entry ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
