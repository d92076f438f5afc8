using System.IO.Compression;
using Slipway.Oci;

namespace Slipway.Helm;

/// <summary>Reads the files of a packed chart, which others may have made.</summary>
internal static class ChartArchive
{
    private static readonly TarLimits s_limits = new() { MaximumSize = Chart.MaximumChartSize, MaximumEntries = 100_000 };

    /// <summary>The files below the archive's one directory, in the order of the archive. Problems are noted.</summary>
    public static async Task<IReadOnlyList<ChartFile>> ReadAsync(Stream archive, string name, ICollection<string> problems, CancellationToken cancellationToken)
    {
        List<ChartFile> files = [];
        try
        {
            await using var tar = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
            await foreach (var entry in SafeTarReader.ReadAsync(tar, s_limits, cancellationToken))
            {
                if (entry.Kind == TarEntryKind.Directory)
                {
                    continue;
                }

                var slash = entry.Path.IndexOf('/', StringComparison.Ordinal);
                if (entry.Kind != TarEntryKind.File || slash < 0 || entry.Length > Chart.MaximumFileSize)
                {
                    problems.Add($"{name}: the archive's {entry} is no file in a directory, or has more than {Chart.MaximumFileSize} bytes.");
                    continue;
                }

                files.Add(new(entry.Path[(slash + 1)..], await ReadContentAsync(entry, cancellationToken)));
            }
        }
        catch (Exception error) when (error is InvalidArchiveException or InvalidDataException or EndOfStreamException)
        {
            problems.Add($"{name}: this is no packed chart: {error.Message}");
        }

        return files;
    }

    private static async Task<byte[]> ReadContentAsync(TarEntry entry, CancellationToken cancellationToken)
    {
        var content = new byte[entry.Length];
        await using var stream = entry.OpenContent();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return Utf8Text.WithoutMark(content);
    }
}
