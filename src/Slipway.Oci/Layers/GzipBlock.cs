using System.Buffers.Binary;
using System.IO.Compression;

namespace Slipway.Oci;

/// <summary>A piece of content that is compressed on its own: its deflate blocks end at a byte, so that pieces can be put one after the other.</summary>
internal sealed class GzipBlock(int capacity, int level)
{
    private const int HeaderLength = 10;
    private readonly byte[] _input = new byte[capacity];

    // Content that does not compress grows: by an eighth at most when it is written as literals of nine bits.
    private readonly byte[] _output = new byte[capacity + (capacity / 4) + 1024];

    public int Length { get; private set; }

    public bool IsFull => Length == _input.Length;

    /// <summary>The checksum of the uncompressed bytes, after <see cref="Compress"/>.</summary>
    public uint Crc { get; private set; }

    /// <summary>The deflate blocks without an end mark, after <see cref="Compress"/>.</summary>
    public ReadOnlyMemory<byte> Deflated { get; private set; }

    public void Clear() => Length = 0;

    /// <summary>Takes as many bytes as fit.</summary>
    /// <returns>Their number.</returns>
    public int Fill(ReadOnlySpan<byte> content)
    {
        var count = Math.Min(content.Length, _input.Length - Length);
        content[..count].CopyTo(_input.AsSpan(Length));
        Length += count;
        return count;
    }

    public void Compress()
    {
        using var output = new MemoryStream(_output);
        int end;
        using (var gzip = new GZipStream(output, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
        {
            gzip.Write(_input, 0, Length);

            // A flush ends the last block at a byte; what disposing adds after it, an empty end block and the trailer, is of this piece only.
            gzip.Flush();
            end = (int)output.Position;
        }

        Deflated = _output.AsMemory(HeaderLength, end - HeaderLength);
        Crc = BinaryPrimitives.ReadUInt32LittleEndian(_output.AsSpan((int)output.Position - 8));
    }
}
