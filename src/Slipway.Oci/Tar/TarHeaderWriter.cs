using System.Text;

namespace Slipway.Oci;

/// <summary>Writes the header blocks of an entry: USTAR, with GNU's long-name entries before it where a name does not fit.</summary>
internal static class TarHeaderWriter
{
    private const string LongLinkName = "././@LongLink";

    public static byte[] Write(TarEntry entry, DateTimeOffset time)
    {
        var name = Encoding.UTF8.GetBytes(entry.Kind == TarEntryKind.Directory ? entry.Path + "/" : entry.Path);
        var link = Encoding.UTF8.GetBytes(entry.LinkTarget ?? "");
        var split = FindSplit(name);
        var isLongName = split < 0;
        var isLongLink = link.Length > TarHeader.NameLength;
        using var output = new MemoryStream();
        if (isLongName)
        {
            WriteLong(output, 'L', name);
        }

        if (isLongLink)
        {
            WriteLong(output, 'K', link);
        }

        var header = new byte[TarHeader.BlockSize];
        (isLongName ? name.AsSpan(0, TarHeader.NameLength) : name.AsSpan(split == 0 ? 0 : split + 1)).CopyTo(header);
        (isLongName ? [] : name.AsSpan(0, split)).CopyTo(header.AsSpan(TarHeader.Prefix));
        link.AsSpan(0, Math.Min(link.Length, TarHeader.NameLength)).CopyTo(header.AsSpan(TarHeader.LinkName));
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Mode), (long)entry.Mode);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.UserId), entry.UserId);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.GroupId), entry.GroupId);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Time), time.ToUnixTimeSeconds());
        Finish(header, TypeOf(entry.Kind), entry.Length, isLongName || isLongLink);
        output.Write(header);
        return output.ToArray();
    }

    // The name may be cut at a slash into a prefix and the rest; 0 means no prefix, -1 that it does not fit.
    private static int FindSplit(ReadOnlySpan<byte> name)
    {
        if (name.Length <= TarHeader.NameLength)
        {
            return 0;
        }

        var from = name.Length - TarHeader.NameLength - 1;
        var slash = from > TarHeader.PrefixLength ? -1 : name[from..Math.Min(name.Length - 1, TarHeader.PrefixLength + 1)].IndexOf((byte)'/');
        return slash < 0 || from + slash == 0 ? -1 : from + slash;
    }

    private static void WriteLong(MemoryStream output, char type, byte[] text)
    {
        var header = new byte[TarHeader.BlockSize];
        Encoding.ASCII.GetBytes(LongLinkName, header);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Mode), 0);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.UserId), 0);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.GroupId), 0);
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Time), 0);
        Finish(header, (byte)type, text.Length + 1, isGnu: true);
        output.Write(header);
        output.Write(text);
        output.Write(new byte[1 + TarHeader.PaddingOf(text.Length + 1)]);
    }

    private static void Finish(byte[] header, byte type, long size, bool isGnu)
    {
        header[TarHeader.TypeOffset] = type;
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Size), size);
        (isGnu ? "ustar  \0"u8 : "ustar\00"u8).CopyTo(header.AsSpan(TarHeader.Magic));
        if (!isGnu)
        {
            header[264] = (byte)'0';
            TarHeader.WriteNumber(header.AsSpan(TarHeader.DeviceMajor), 0);
            TarHeader.WriteNumber(header.AsSpan(TarHeader.DeviceMinor), 0);
        }

        // The checksum is the one field with six digits, a NUL and a blank.
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Checksum)[..7], TarHeader.Sum(header));
        header[155] = (byte)' ';
    }

    private static byte TypeOf(TarEntryKind kind) => kind switch
    {
        TarEntryKind.File => (byte)'0',
        TarEntryKind.HardLink => (byte)'1',
        TarEntryKind.SymbolicLink => (byte)'2',
        _ => (byte)'5',
    };
}
