using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Oci;

/// <summary>
/// Reads tars that others made (USTAR, PAX, GNU, V7), one entry at a time and with bounded memory, and refuses what must not be unpacked:
/// absolute names, <c>..</c>, links that leave the root, devices, more than the limits allow.
/// </summary>
public static class SafeTarReader
{
    private const int MaximumMetadataSize = 1024 * 1024;

    /// <summary>The entries in the order of the archive. A file's content can be read until the next entry is asked for.</summary>
    /// <param name="tar">The uncompressed archive; not disposed.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InvalidArchiveException">The archive is malformed or has an entry that must not be unpacked; the message names it.</exception>
    public static async IAsyncEnumerable<TarEntry> ReadAsync(Stream tar, TarLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var input = new TarInput(tar, limits);
        while (await NextAsync(input, cancellationToken) is { } record)
        {
            // The root's own entry says nothing that an image needs.
            if (TarPath.Normalize(record.Name).Length > 0)
            {
                await using var content = input.Slice(record.Type is '1' or '2' or '5' ? 0 : record.Size);
                yield return ToEntry(record, content);
            }

            await input.SkipToNextHeaderAsync(cancellationToken);
        }
    }

    private static async Task<TarRecord?> NextAsync(TarInput input, CancellationToken cancellationToken)
    {
        var (longName, longLink) = (default(string), default(string));
        byte[] pax = [];
        while (await input.ReadHeaderAsync(cancellationToken) is { } header && TarRecord.Read(header) is { } record)
        {
            switch (record.Type)
            {
                case 'L':
                    longName = await ReadTextAsync(input, record, cancellationToken);
                    break;
                case 'K':
                    longLink = await ReadTextAsync(input, record, cancellationToken);
                    break;
                case 'x':
                    pax = await ReadMetadataAsync(input, record, cancellationToken);
                    break;
                case 'g':
                    await ReadMetadataAsync(input, record, cancellationToken);
                    break;
                default:
                    return (record with { Name = longName ?? record.Name, LinkName = longLink ?? record.LinkName }).With(pax);
            }
        }

        return null;
    }

    private static async Task<string> ReadTextAsync(TarInput input, TarRecord record, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await ReadMetadataAsync(input, record, cancellationToken)).TrimEnd('\0');

    private static async Task<byte[]> ReadMetadataAsync(TarInput input, TarRecord record, CancellationToken cancellationToken)
    {
        if (record.Size > MaximumMetadataSize)
        {
            throw new InvalidArchiveException($"A header of the archive claims {record.Size} bytes of names; {MaximumMetadataSize} are the most that is read.");
        }

        return await input.ReadAllAsync((int)record.Size, cancellationToken);
    }

    private static TarEntry ToEntry(TarRecord record, SliceStream content)
    {
        if (TarPath.FindProblem(record.Name) is { } problem)
        {
            throw new InvalidArchiveException($"The archive has an entry '{record.Name}' that must not be unpacked: {problem}.");
        }

        var path = TarPath.Normalize(record.Name);
        var kind = KindOf(record);
        var entry = new TarEntry(path, kind, kind == TarEntryKind.File ? () => content : null)
        {
            Mode = record.Mode,
            UserId = record.UserId,
            GroupId = record.GroupId,
            Length = content.Length,
        };
        return kind is TarEntryKind.SymbolicLink or TarEntryKind.HardLink ? entry with { LinkTarget = CheckLink(kind, path, record.LinkName) } : entry;
    }

    private static TarEntryKind KindOf(TarRecord record) => record.Type switch
    {
        '0' or '\0' or '7' => record.Name.EndsWith('/') ? TarEntryKind.Directory : TarEntryKind.File,
        '1' => TarEntryKind.HardLink,
        '2' => TarEntryKind.SymbolicLink,
        '5' => TarEntryKind.Directory,
        '3' or '4' or '6' => throw new InvalidArchiveException($"The archive has a device or pipe '{record.Name}', which must not be unpacked."),
        var type => throw new InvalidArchiveException($"The archive has an entry '{record.Name}' of the unknown type '{type}'."),
    };

    private static string CheckLink(TarEntryKind kind, string path, string target)
    {
        var isOutside = kind == TarEntryKind.HardLink ? TarPath.FindProblem(target) is not null : TarPath.LeavesRoot(path, target);
        if (isOutside || target.Length == 0 || target.Contains('\0', StringComparison.Ordinal))
        {
            throw new InvalidArchiveException($"The archive has a link '{path}' to '{target}', which lies outside of it.");
        }

        return kind == TarEntryKind.HardLink ? TarPath.Normalize(target) : target;
    }
}
