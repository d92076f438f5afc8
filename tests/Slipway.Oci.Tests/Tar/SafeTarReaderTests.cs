using System.Formats.Tar;
using System.Text;
using FrameworkEntry = System.Formats.Tar.TarEntry;

namespace Slipway.Oci.Tests.Tar;

public sealed class SafeTarReaderTests
{
    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Every_format_of_the_framework_is_read(TarEntryFormat format)
    {
        var tar = Write(format, (TarEntryType.Directory, "./dir/", null), (TarEntryType.SymbolicLink, "dir/link", "/usr/bin"), (TarEntryType.HardLink, "dir/hard", "dir/f"));
        (await TarFixture.ListAsync(tar)).ShouldBe(["Directory dir 755 0:0", "SymbolicLink dir/link 755 0:0 /usr/bin", "HardLink dir/hard 755 0:0 dir/f"]);
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Long_names_and_links_of_others_are_read(TarEntryFormat format)
    {
        var name = string.Join('/', Enumerable.Repeat(new string('n', 90), 5));
        (await TarFixture.ListAsync(Write(format, (TarEntryType.SymbolicLink, name, name)))).Single().ShouldBe($"SymbolicLink {name} 755 0:0 {name}");
    }

    [Fact]
    public async Task Entry_without_a_type_that_ends_with_a_slash_is_a_directory() =>
        (await TarFixture.ListAsync(Write(TarEntryFormat.V7, (TarEntryType.V7RegularFile, "dir/", null)))).Single().ShouldStartWith("Directory dir ");

    [Fact]
    public async Task Root_entry_is_left_out() =>
        (await TarFixture.ListAsync(Write(TarEntryFormat.Ustar, (TarEntryType.Directory, "./", null), (TarEntryType.Directory, "./a/", null)))).Single().ShouldStartWith("Directory a");

    [Fact]
    public async Task Content_that_is_not_read_is_skipped()
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text("a", new string('x', 200_000)), TarFixture.Text("b", "end"));
        var names = new List<string>();
        await foreach (var entry in SafeTarReader.ReadAsync(new MemoryStream(tar), TarLimits.Default, default))
        {
            names.Add(entry.Path);
        }

        names.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(TarEntryType.RegularFile, "../evil", null, "'../evil' that must not be unpacked: it has a '..' segment")]
    [InlineData(TarEntryType.RegularFile, "a/../../evil", null, "it has a '..' segment")]
    [InlineData(TarEntryType.RegularFile, "/etc/passwd", null, "'/etc/passwd' that must not be unpacked: it is absolute")]
    [InlineData(TarEntryType.Directory, "..", null, "it has a '..' segment")]
    [InlineData(TarEntryType.SymbolicLink, "link", "../outside", "a link 'link' to '../outside', which lies outside")]
    [InlineData(TarEntryType.SymbolicLink, "a/link", "../../outside", "which lies outside")]
    [InlineData(TarEntryType.SymbolicLink, "a/link", "b/../../../outside", "which lies outside")]
    [InlineData(TarEntryType.SymbolicLink, "a/link", "/../outside", "which lies outside")]
    [InlineData(TarEntryType.HardLink, "hard", "../outside", "which lies outside")]
    [InlineData(TarEntryType.HardLink, "hard", "/etc/shadow", "which lies outside")]
    [InlineData(TarEntryType.CharacterDevice, "dev/null", null, "a device or pipe 'dev/null'")]
    [InlineData(TarEntryType.BlockDevice, "dev/sda", null, "a device or pipe 'dev/sda'")]
    [InlineData(TarEntryType.Fifo, "pipe", null, "a device or pipe 'pipe'")]
    public async Task What_must_not_be_unpacked_is_refused_by_name(TarEntryType type, string name, string? link, string message)
    {
        var tar = Write(TarEntryFormat.Pax, (type, name, link));
        (await Should.ThrowAsync<InvalidArchiveException>(() => TarFixture.ListAsync(tar))).Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("link", "a/../b")]
    [InlineData("a/b/link", "../../c")]
    [InlineData("link", "/usr/bin/x")]
    public async Task Links_that_stay_inside_are_kept(string name, string target) =>
        (await TarFixture.ListAsync(Write(TarEntryFormat.Ustar, (TarEntryType.SymbolicLink, name, target)))).Single().ShouldEndWith(target);

    [Fact]
    public async Task Ten_GiB_of_zeros_stop_at_the_limit()
    {
        var header = (await TarFixture.WriteAsync(TarFixture.Text("zeros", "")))[..TarHeader.BlockSize];
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Size), 10L << 30);
        Seal(header);
        await using var bomb = new ZerosAfter(header);
        var exception = await Should.ThrowAsync<InvalidArchiveException>(async () =>
        {
            await foreach (var entry in SafeTarReader.ReadAsync(bomb, new TarLimits { MaximumSize = 1 << 20 }, default))
            {
                entry.Length.ShouldBe(10L << 30);
            }
        });
        exception.Message.ShouldContain("more than 1048576 bytes");
        bomb.Position.ShouldBeLessThan(2 << 20);
    }

    [Fact]
    public async Task More_entries_than_allowed_are_refused()
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text("a", ""), TarFixture.Text("b", ""), TarFixture.Text("c", ""));
        (await Should.ThrowAsync<InvalidArchiveException>(() => TarFixture.ListAsync(tar, new TarLimits { MaximumEntries = 2 }))).Message.ShouldContain("more than 2 entries");
    }

    [Theory]
    [InlineData('L')]
    [InlineData('K')]
    [InlineData('x')]
    [InlineData('g')]
    public async Task Names_that_would_fill_the_memory_are_refused(char type)
    {
        var header = (await TarFixture.WriteAsync(TarFixture.Text("x", "")))[..TarHeader.BlockSize];
        header[TarHeader.TypeOffset] = (byte)type;
        TarHeader.WriteNumber(header.AsSpan(TarHeader.Size), 1L << 32);
        Seal(header);
        (await Should.ThrowAsync<InvalidArchiveException>(() => TarFixture.ListAsync(header))).Message.ShouldContain("claims 4294967296 bytes of names");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("5 path=a\n")]
    [InlineData("99 path=a\n")]
    [InlineData("-1 path=a\n")]
    [InlineData("13 size=many\n")]
    [InlineData("22 GNU.sparse.major=1\n")]
    [InlineData("19 path=../outside\n")]
    public async Task Malformed_or_hostile_extended_headers_are_refused(string pax)
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text("x", pax), TarFixture.Text("y", ""));
        tar[TarHeader.TypeOffset] = (byte)'x';
        Seal(tar.AsSpan(0, TarHeader.BlockSize));
        await Should.ThrowAsync<InvalidArchiveException>(() => TarFixture.ListAsync(tar));
    }

    [Fact]
    public async Task Truncated_archive_is_an_error_wherever_it_ends()
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text(new string('n', 300), new string('x', 1000)));
        var end = tar.Length - (2 * TarHeader.BlockSize);
        for (var length = 1; length < end; length += 13)
        {
            // Between blocks of names and the entry itself nothing is missing that could be known.
            if (length % TarHeader.BlockSize != 0)
            {
                await Should.ThrowAsync<IOException>(() => TarFixture.ListAsync(tar[..length]));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(300)]
    public async Task Damaged_header_is_an_error(int position)
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text("a", "x"));
        tar[position] ^= 0x41;
        (await Should.ThrowAsync<InvalidArchiveException>(() => TarFixture.ListAsync(tar))).Message.ShouldContain("wrong checksum");
    }

    [Fact]
    public async Task Unknown_type_is_an_error()
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text("a", ""));
        tar[TarHeader.TypeOffset] = (byte)'S';
        Seal(tar.AsSpan(0, TarHeader.BlockSize));
        (await Should.ThrowAsync<InvalidArchiveException>(() => TarFixture.ListAsync(tar))).Message.ShouldContain("unknown type 'S'");
    }

    [Fact]
    public async Task Random_damage_gives_entries_or_one_kind_of_error()
    {
        var random = new Random(20240501);
        var original = await TarFixture.WriteAsync(TarFixture.Text(new string('n', 150) + "/f", "content"), TarEntry.SymbolicLink("l", new string('t', 120)), TarEntry.Directory("d"));
        for (var round = 0; round < 500; round++)
        {
            var tar = original.ToArray();
            var header = random.Next(tar.Length / TarHeader.BlockSize) * TarHeader.BlockSize;
            tar[header + random.Next(TarHeader.BlockSize)] = (byte)random.Next(256);
            Seal(tar.AsSpan(header, TarHeader.BlockSize));
            try
            {
                await TarFixture.ListAsync(tar, new TarLimits { MaximumSize = 1 << 20 });
            }
            catch (IOException)
            {
                // Refused, as it may be; anything else fails the test.
            }
        }
    }

    private static void Seal(Span<byte> header) => TarHeader.WriteNumber(header[TarHeader.Checksum][..7], TarHeader.Sum(header));

    private static byte[] Write(TarEntryFormat format, params IReadOnlyList<(TarEntryType Type, string Name, string? Link)> entries)
    {
        var output = new MemoryStream();
        using (var writer = new TarWriter(output, format, leaveOpen: true))
        {
            foreach (var (type, name, link) in entries)
            {
                var entry = Create(format, type, name);
                entry.Mode = TarEntry.Executable;
                if (link is not null)
                {
                    entry.LinkName = link;
                }

                writer.WriteEntry(entry);
            }
        }

        return output.ToArray();
    }

    private static FrameworkEntry Create(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, name),
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Gnu => new GnuTarEntry(type, name),
        _ => new PaxTarEntry(type, name),
    };

    /// <summary>A header, and zeros for ever.</summary>
    private sealed class ZerosAfter(byte[] header) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var bytes = buffer.AsSpan(offset, count);
            bytes.Clear();
            header.AsSpan((int)Math.Min(Position, header.Length)).CopyTo(bytes);
            Position += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
