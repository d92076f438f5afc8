using System.Globalization;
using System.Text;

namespace Slipway.Oci;

/// <summary>The fields of one header block, and what extended headers before it replace.</summary>
internal sealed record TarRecord(char Type, string Name, long Size, UnixFileMode Mode, long UserId, long GroupId, string LinkName)
{
    private const int PermissionBits = 0b111_111_111_111;

    /// <summary>Reads a header block; null for the block of zeros that ends an archive.</summary>
    public static TarRecord? Read(ReadOnlySpan<byte> header)
    {
        if (!header.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        var name = TarHeader.ReadText(header[TarHeader.Name]);
        if (TarHeader.ReadNumber(header[TarHeader.Checksum]) != TarHeader.Sum(header))
        {
            throw new InvalidArchiveException($"The header of '{name}' has a wrong checksum: this is no tar, or it is damaged.");
        }

        // GNU tar uses the field of the prefix for other things.
        var prefix = header[TarHeader.Magic].StartsWith("ustar\0"u8) ? TarHeader.ReadText(header[TarHeader.Prefix]) : "";
        return new TarRecord(
            (char)header[TarHeader.TypeOffset],
            prefix.Length > 0 ? $"{prefix}/{name}" : name,
            Number(header, TarHeader.Size, name),
            (UnixFileMode)(Number(header, TarHeader.Mode, name) & PermissionBits),
            Number(header, TarHeader.UserId, name),
            Number(header, TarHeader.GroupId, name),
            TarHeader.ReadText(header[TarHeader.LinkName]));
    }

    /// <summary>This record with the values of a PAX extended header (POSIX 1003.1, "pax Extended Header"): lines of <c>length key=value</c>.</summary>
    public TarRecord With(ReadOnlySpan<byte> pax)
    {
        var record = this;
        while (!pax.IsEmpty)
        {
            var blank = pax.IndexOf((byte)' ');
            if (blank <= 0 || !int.TryParse(pax[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length <= blank + 1 || length > pax.Length)
            {
                throw new InvalidArchiveException($"The extended header of '{Name}' is malformed.");
            }

            var line = Encoding.UTF8.GetString(pax[(blank + 1)..(length - 1)]);
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            record = equals < 0 ? record : record.With(line[..equals], line[(equals + 1)..]);
            pax = pax[length..];
        }

        return record;
    }

    private TarRecord With(string key, string value) => key switch
    {
        "path" => this with { Name = value },
        "linkpath" => this with { LinkName = value },
        "size" => this with { Size = Number(key, value) },
        "uid" => this with { UserId = Number(key, value) },
        "gid" => this with { GroupId = Number(key, value) },
        _ when key.StartsWith("GNU.sparse.", StringComparison.Ordinal) => throw new InvalidArchiveException($"'{Name}' is a sparse file, which layers may not have."),
        _ => this,
    };

    private long Number(string key, string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidArchiveException($"The extended header of '{Name}' has the {key} '{value}', which is no number.");

    private static long Number(ReadOnlySpan<byte> header, Range field, string name) =>
        TarHeader.ReadNumber(header[field]) is { } number and >= 0
            ? number
            : throw new InvalidArchiveException($"The header of '{name}' has a malformed number at byte {field.Start.Value}.");
}
