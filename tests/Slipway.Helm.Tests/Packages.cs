using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Slipway.Helm.Tests;

/// <summary>Looks into packages with the framework's own readers.</summary>
internal static class Packages
{
    public sealed record Entry(string Name, TarEntryType Type, UnixFileMode Mode, DateTimeOffset Time, string Text);

    public static async Task<IReadOnlyList<Entry>> ReadAsync(string path)
    {
        List<Entry> entries = [];
        await using var file = File.OpenRead(path);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            using var content = new MemoryStream();
            await (entry.DataStream ?? Stream.Null).CopyToAsync(content);
            entries.Add(new(entry.Name, entry.EntryType, entry.Mode, entry.ModificationTime, Encoding.UTF8.GetString(content.ToArray())));
        }

        return entries;
    }

    public static async Task<string> ReadTextAsync(string path, string name) => (await ReadAsync(path)).Single(entry => entry.Name == name).Text;
}
