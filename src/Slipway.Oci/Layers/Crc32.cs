namespace Slipway.Oci;

/// <summary>Joins the CRC-32 checksums (RFC 1952, section 8) of two parts into that of the whole, by multiplying matrices over GF(2), without the parts' bytes.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xedb88320;

    /// <summary>The checksum of a first part followed by a second.</summary>
    /// <param name="first">The checksum of the first part.</param>
    /// <param name="second">The checksum of the second part.</param>
    /// <param name="secondLength">The length of the second part in bytes.</param>
    public static uint Combine(uint first, uint second, long secondLength)
    {
        // The operator that appends one zero bit, squared three times, appends a byte; squaring goes on doubling that.
        var power = Square(Square(Square(AppendZeroBit())));
        for (var length = secondLength; length > 0; length >>= 1)
        {
            if ((length & 1) != 0)
            {
                first = Apply(power, first);
            }

            power = Square(power);
        }

        return first ^ second;
    }

    private static uint[] AppendZeroBit()
    {
        var matrix = new uint[32];
        matrix[0] = Polynomial;
        for (var i = 1; i < 32; i++)
        {
            matrix[i] = 1u << (i - 1);
        }

        return matrix;
    }

    private static uint[] Square(uint[] matrix) => Array.ConvertAll(matrix, column => Apply(matrix, column));

    private static uint Apply(uint[] matrix, uint vector)
    {
        var sum = 0u;
        for (var i = 0; vector != 0; i++, vector >>= 1)
        {
            sum ^= (vector & 1) != 0 ? matrix[i] : 0;
        }

        return sum;
    }
}
