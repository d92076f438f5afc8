using System.IO.Compression;
using System.Text;

namespace Slipway.Engine;

/// <summary>Reads tag objects that are files of their own (gitformat-loose).</summary>
internal static class GitTagObject
{
    private const int LongestHeader = 512;
    private const int DeepestTag = 5;

    /// <summary>What a tag object is for.</summary>
    /// <param name="objects">The folder of objects.</param>
    /// <param name="id">The object.</param>
    /// <returns>The commit; empty when the object is no tag; null when it is not there as a file.</returns>
    public static string? Target(AbsolutePath objects, string id) => Target(objects, id, DeepestTag);

    private static string? Target(AbsolutePath objects, string id, int depth)
    {
        if (depth == 0 || id.Length < 40 || !id.All(char.IsAsciiHexDigit) || !(objects / id[..2] / id[2..]).FileExists())
        {
            return null;
        }

        using var file = File.OpenRead(objects / id[..2] / id[2..]);
        using var content = new ZLibStream(file, CompressionMode.Decompress);
        var buffer = new byte[LongestHeader];
        var text = Encoding.UTF8.GetString(buffer, 0, content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (!text.StartsWith("tag ", StringComparison.Ordinal))
        {
            return "";
        }

        var lines = text[(text.IndexOf('\0') + 1)..].Split('\n');
        var target = lines[0].Replace("object ", "");
        return lines.Contains("type tag", StringComparer.Ordinal) ? Target(objects, target, depth - 1) : target;
    }
}
