using System.Buffers.Binary;
using System.Text;

namespace Slipway.Oci;

/// <summary>
/// Where the fields of a tar header are (POSIX 1003.1, "ustar Interchange Format") and how its numbers are written.
/// Written here rather than by the framework: its default format stores a process id, and its bytes may change with its version.
/// </summary>
internal static class TarHeader
{
    public const int BlockSize = 512;
    public const int NameLength = 100;
    public const int PrefixLength = 155;

    public static readonly Range Name = 0..100;
    public static readonly Range Mode = 100..108;
    public static readonly Range UserId = 108..116;
    public static readonly Range GroupId = 116..124;
    public static readonly Range Size = 124..136;
    public static readonly Range Time = 136..148;
    public static readonly Range Checksum = 148..156;
    public static readonly Range LinkName = 157..257;
    public static readonly Range Magic = 257..265;
    public static readonly Range DeviceMajor = 329..337;
    public static readonly Range DeviceMinor = 337..345;
    public static readonly Range Prefix = 345..500;
    public const int TypeOffset = 156;

    /// <summary>The number of bytes that fill the last block of <paramref name="length"/> bytes.</summary>
    public static int PaddingOf(long length) => (int)((BlockSize - (length % BlockSize)) % BlockSize);

    /// <summary>The sum of all bytes with the checksum itself as blanks.</summary>
    public static int Sum(ReadOnlySpan<byte> header)
    {
        var sum = ' ' * 8;
        for (var i = 0; i < BlockSize; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : header[i];
        }

        return sum;
    }

    /// <summary>Octal digits and a NUL; GNU's binary form where the digits do not suffice.</summary>
    public static void WriteNumber(Span<byte> field, long value)
    {
        var digits = field.Length - 1;
        if (value >= 0 && (digits * 3 > 62 || value < 1L << (digits * 3)))
        {
            for (var i = digits - 1; i >= 0; i--, value >>= 3)
            {
                field[i] = (byte)('0' + (value & 7));
            }

            return;
        }

        field.Fill(value < 0 ? (byte)0xff : (byte)0);
        BinaryPrimitives.WriteInt64BigEndian(field[^8..], value);
        field[0] |= 0x80;
    }

    /// <summary>Reads octal digits or GNU's binary form; null when the field is neither.</summary>
    public static long? ReadNumber(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            // A file of 2^63 bytes and more does not exist, and no owner has a negative number.
            return field.Length > 8 && (field[0] != 0x80 || field[1..^8].ContainsAnyExcept((byte)0)) ? null : BinaryPrimitives.ReadInt64BigEndian(field[^8..]) & long.MaxValue;
        }

        var value = 0L;
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return null;
            }

            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }

    public static string ReadText(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }
}
