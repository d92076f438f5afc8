using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Slipway.Engine.Caching;

/// <summary>
/// Entries as bytes: the SHA-256 of all that follows, a line with version, target and whether there are copies, and a line for each product.
/// Plain text, because a JSON reader takes longer to start than the whole check of a small target.
/// </summary>
internal static class EntryText
{
    private const string Version = "slipway entry 1";
    private const string WithCopies = "copies";
    private const string WithoutCopies = "no copies";

    /// <summary>Writes an entry.</summary>
    public static byte[] Write(CacheEntry entry)
    {
        var text = new StringBuilder().Append(Version).Append('\t').Append(TabText.Escape(entry.Target)).Append('\t').Append(entry.HasCopies ? WithCopies : WithoutCopies).Append('\n');
        foreach (var product in entry.Products)
        {
            text.Append(CultureInfo.InvariantCulture, $"{TabText.Escape(product.Path)}\t{product.Sha256}\t{product.Size}\t{product.Mode}\t{product.Modified}");
            text.Append(product.Link is null ? "" : "\t" + TabText.Escape(product.Link)).Append('\n');
        }

        var body = Encoding.UTF8.GetBytes(text.ToString());
        return [.. Encoding.ASCII.GetBytes($"{ContentHash.Of(body)}\n"), .. body];
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
        if (!IsWhole(bytes))
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(bytes[(ContentHash.HexLength + 1)..]).Split('\n');
        if (lines[0].Split('\t') is not [Version, var target, WithCopies or WithoutCopies] || lines[^1].Length > 0)
        {
            return null;
        }

        List<Product> products = [];
        foreach (var line in lines.AsSpan()[1..^1])
        {
            if (!TryReadProduct(line, out var product))
            {
                return null;
            }

            products.Add(product);
        }

        return new CacheEntry { Target = TabText.Unescape(target), HasCopies = lines[0].EndsWith($"\t{WithCopies}", StringComparison.Ordinal), Products = products };
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length > ContentHash.HexLength && bytes[ContentHash.HexLength] == '\n'
        && ContentHash.TryParse(Encoding.ASCII.GetString(bytes[..ContentHash.HexLength]), out var hash) && hash == ContentHash.Of(bytes[(ContentHash.HexLength + 1)..]);

    private static bool TryReadProduct(string line, [NotNullWhen(true)] out Product? product)
    {
        product = line.Split('\t') is [var path, var hash, var size, var mode, var modified, .. { Length: <= 1 } link]
            && TryReadNumber(size, out var bytes) && TryReadNumber(mode, out var bits) && bits <= int.MaxValue && TryReadNumber(modified, out var time)
            ? new Product { Path = TabText.Unescape(path), Sha256 = hash, Size = bytes, Mode = (int)bits, Modified = time, Link = link is [var text] ? TabText.Unescape(text) : null }
            : null;
        return product is not null;
    }

    private static bool TryReadNumber(string text, out long number) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= 0;
}
