using System.Security.Cryptography;
using System.Text;

namespace Slipway.Engine;

/// <summary>What a solution file says, whatever its format.</summary>
/// <param name="Configurations">For instance <c>Debug|Any CPU</c>.</param>
/// <param name="Entries">Projects and folders, in the file's order.</param>
internal sealed record SolutionContent(IReadOnlyList<string> Configurations, IReadOnlyList<SolutionEntry> Entries)
{
    /// <summary>Reads a file by its format.</summary>
    /// <exception cref="FormatException">The file is malformed; the message starts with its path and the line.</exception>
    public static SolutionContent Read(AbsolutePath file)
    {
        var content = file.Extension.Equals(".slnx", StringComparison.OrdinalIgnoreCase) ? new SlnxReader(file).Read() : new SlnReader(file).Read();
        var known = content.Entries.Select(entry => entry.Id).ToHashSet();
        return content.Entries.SelectMany(entry => entry.Files.Append(entry.Path)).FirstOrDefault(path => path.Contains('\0')) is { } path
            ? throw new FormatException($"{file}: '{path.Replace("\0", "\\0")}' is no path.")
            : known.Count < content.Entries.Count
            ? throw new FormatException($"{file}: {content.Entries.GroupBy(entry => entry.Id).First(group => group.Count() > 1).Key:B} is the identifier of several projects.")
            : content with { Entries = [.. content.Entries.Select(entry => entry with { Parent = entry.Parent is { } parent && known.Contains(parent) ? parent : null })] };
    }

    /// <summary>The same identifier for the same text, for formats that need none.</summary>
    public static Guid IdOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
