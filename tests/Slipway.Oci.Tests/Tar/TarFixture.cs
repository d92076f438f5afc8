using System.Text;

namespace Slipway.Oci.Tests.Tar;

/// <summary>Writes and reads small tars in memory.</summary>
internal static class TarFixture
{
    public static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    public static async Task<byte[]> WriteAsync(params IEnumerable<TarEntry> entries)
    {
        var output = new MemoryStream();
        await DeterministicTar.WriteAsync(entries, output, Time, default);
        return output.ToArray();
    }

    /// <summary>Everything that an archive holds, a line an entry.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(byte[] tar, TarLimits? limits = null)
    {
        var lines = new List<string>();
        await foreach (var entry in SafeTarReader.ReadAsync(new MemoryStream(tar), limits ?? TarLimits.Default, default))
        {
            lines.Add(await DescribeAsync(entry));
        }

        return lines;
    }

    public static async Task<string> DescribeAsync(TarEntry entry)
    {
        var content = entry.Kind == TarEntryKind.File ? await ReadAsync(entry) : "";
        return $"{entry.Kind} {entry.Path} {Convert.ToString((int)entry.Mode, 8)} {entry.UserId}:{entry.GroupId} {entry.LinkTarget}{content}".TrimEnd();
    }

    public static TarEntry Text(string path, string text) => TarEntry.File(path, Encoding.UTF8.GetBytes(text));

    private static async Task<string> ReadAsync(TarEntry entry)
    {
        using var reader = new StreamReader(entry.OpenContent());
        return await reader.ReadToEndAsync();
    }
}
