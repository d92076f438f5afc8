using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Oci.Tests.Layers;

public sealed class ParallelGzipTests
{
    private const int Block = 1024 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData((3 * Block) + 12345)]
    public async Task Framework_decompresses_what_was_compressed(int length)
    {
        var content = Content(length);
        Decompress(await CompressAsync(content, 6, 2, length)).ShouldBe(content);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(9)]
    public async Task Bytes_do_not_depend_on_threads_or_writes(int level)
    {
        var content = Content((2 * Block) + 77);
        var expected = await CompressAsync(content, level, 1, content.Length);
        foreach (var (threads, write) in new[] { (2, content.Length), (7, Block + 1), (3, 4096), (16, 100_003) })
        {
            (await CompressAsync(content, level, threads, write)).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task Header_has_neither_name_nor_time() => (await CompressAsync([1], 6, 1, 1))[..10].ShouldBe([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

    [Fact]
    public async Task Result_is_one_member()
    {
        // A reader that stops at the first member must not lose anything.
        var compressed = await CompressAsync(new byte[5 * Block], 6, 2, Block);
        using var deflate = new DeflateStream(new MemoryStream(compressed[10..^8]), CompressionMode.Decompress);
        var all = new MemoryStream();
        await deflate.CopyToAsync(all);
        all.Length.ShouldBe(5 * Block);
    }

    [Fact]
    public async Task Content_that_does_not_compress_fits()
    {
        var content = new byte[(2 * Block) + 5];
        new Random(1).NextBytes(content);
        foreach (var level in new[] { 1, 2, 9 })
        {
            Decompress(await CompressAsync(content, level, 2, content.Length)).ShouldBe(content);
        }
    }

    [Fact]
    public async Task Failing_output_is_reported_while_content_is_still_written()
    {
        await using var gzip = new ParallelGzipStream(new FullDisk(), 1, 2);
        (await Should.ThrowAsync<IOException>(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await gzip.WriteAsync(new byte[Block]);
            }
        })).Message.ShouldBe("No space left on device");
    }

    [Fact]
    public void Checksums_of_parts_join()
    {
        Prop.ForAll<byte[], byte[]>((a, b) => Crc32.Combine(CrcOf(a), CrcOf(b), b.Length) == CrcOf([.. a, .. b])).QuickCheckThrowOnFailure();
        Crc32.Combine(CrcOf("123456789"u8.ToArray()), 0, 0).ShouldBe(0xcbf43926u);
    }

    private static byte[] Content(int length)
    {
        var random = new Random(length);
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = (byte)(random.Next(4) * (i % 97));
        }

        return content;
    }

    private static async Task<byte[]> CompressAsync(byte[] content, int level, int threads, int write)
    {
        var output = new MemoryStream();
        await using var gzip = new ParallelGzipStream(output, level, threads);
        for (var i = 0; i < content.Length; i += write)
        {
            await gzip.WriteAsync(content.AsMemory(i, Math.Min(write, content.Length - i)));
        }

        await gzip.CompleteAsync(default);
        return output.ToArray();
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var output = new MemoryStream();
        gzip.CopyTo(output);
        return output.ToArray();
    }

    private static uint CrcOf(byte[] content)
    {
        var crc = 0xffffffffu;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
            }
        }

        return ~crc;
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length > 100 ? throw new IOException("No space left on device") : base.WriteAsync(buffer, cancellationToken);
    }
}
