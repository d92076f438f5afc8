using System.Formats.Tar;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Testing;
using FrameworkReader = System.Formats.Tar.TarReader;

namespace Slipway.Oci.Tests.Tar;

public sealed class DeterministicTarTests
{
    [Fact]
    public async Task Entries_come_in_ordinal_order_after_their_parents()
    {
        var lines = await TarFixture.ListAsync(await TarFixture.WriteAsync(TarFixture.Text("b/z", "1"), TarFixture.Text("a-b", "2"), TarFixture.Text("a/c/d", "3"), TarFixture.Text("B", "4")));
        lines.ShouldBe(
        [
            "File B 644 0:0 4", "Directory a 755 0:0", "File a-b 644 0:0 2", "Directory a/c 755 0:0", "File a/c/d 644 0:0 3", "Directory b 755 0:0", "File b/z 644 0:0 1",
        ]);
    }

    [Fact]
    public async Task Order_of_the_entries_does_not_change_the_bytes()
    {
        TarEntry[] entries = [TarFixture.Text("a", "1"), TarFixture.Text("b/c", "2"), TarEntry.SymbolicLink("link", "a"), TarEntry.Directory("d", (UnixFileMode)0b111_000_000)];
        (await TarFixture.WriteAsync(entries.Reverse())).ShouldBe(await TarFixture.WriteAsync(entries));
    }

    [Fact]
    public async Task Bytes_of_a_reviewed_archive_stay_as_they_are()
    {
        var tar = await TarFixture.WriteAsync(TarFixture.Text("app/Program.dll", "program"), TarEntry.SymbolicLink("bin", "usr/bin"), TarFixture.Text($"{new string('x', 101)}", "long"));
        Digest.Of(tar).ToString().ShouldBe("sha256:0a2fe6fabd611f0a17b1ee2336d0534a70ca98479b24c25fc34e68f032220ef2");
    }

    [Fact]
    public async Task Owner_mode_time_and_size_are_where_the_framework_reads_them()
    {
        var entry = TarFixture.Text("f", "12345") with { UserId = 10101, GroupId = 3_000_000, Mode = (UnixFileMode)0b100_111_101_101 };
        var read = Read(await TarFixture.WriteAsync(entry)).Single();
        (read.Uid, read.Gid, read.Mode, read.ModificationTime, read.Length).ShouldBe((10101, 3_000_000, entry.Mode, TarFixture.Time, 5));
        read.EntryType.ShouldBe(TarEntryType.RegularFile);
        ((UstarTarEntry)read).UserName.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(155)]
    [InlineData(200)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public async Task Names_of_any_length_are_read_by_the_framework(int length)
    {
        string[] names =
        [
            new('n', length),
            Join(new string('d', 40), length),
            Join("é", length),
            "d/" + new string('n', length - 2),
            new string('d', length - 2) + "/n",
        ];
        foreach (var name in names)
        {
            Read(await TarFixture.WriteAsync(TarFixture.Text(name, "x"), TarEntry.Directory(name + ".d"), TarEntry.SymbolicLink("zz", name)))
                .Where(e => e.Name.TrimEnd('/') == name || e.Name.TrimEnd('/') == name + ".d" || e.LinkName == name).Count().ShouldBe(3, name);
        }
    }

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        var segment = Gen.Elements("a", "bin", "ö", "with space", new string('l', 90), ".hidden", "x.dll");
        var path = from count in Gen.Choose(1, 5) from parts in Gen.ListOf(segment, count) select string.Join('/', parts);
        var file = from p in path from text in Gen.Elements("", "x", new string('y', 511), new string('z', 512), new string('w', 2000)) from id in Gen.Choose(0, 1 << 30)
                   select TarFixture.Text(p, text) with { UserId = id, GroupId = id / 2 };
        var link = path.Select(p => TarEntry.SymbolicLink(p + ".link", "a"));
        var entries = Gen.ListOf(Gen.OneOf(file, link)).Select(list => list.DistinctBy(e => e.Path).ToList());
        Prop.ForAll(entries.ToArbitrary(), list => RoundTripAsync(list).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Same_path_twice_is_an_error() =>
        (await Should.ThrowAsync<FormatException>(() => TarFixture.WriteAsync(TarFixture.Text("a", "1"), TarFixture.Text("a", "2")))).Message.ShouldContain("the path 'a'");

    [Fact]
    public async Task Entry_below_a_file_is_an_error() =>
        (await Should.ThrowAsync<FormatException>(() => TarFixture.WriteAsync(TarFixture.Text("a", "1"), TarFixture.Text("a/b", "2")))).Message.ShouldContain("'a/b' lies below 'a'");

    [Theory]
    [InlineData("12345")]
    [InlineData("123")]
    public async Task File_that_changes_meanwhile_is_an_error(string later)
    {
        using var directory = new TempDirectory();
        var entry = TarEntry.File("f", directory.Write("f", "1234"));
        directory.Write("f", later);
        (await Should.ThrowAsync<IOException>(() => TarFixture.WriteAsync(entry))).Message.ShouldContain("'f' changed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public void Path_must_be_relative_and_in_its_one_form(string path) =>
        Should.Throw<FormatException>(() => TarEntry.Directory(path)).Message.ShouldContain("is not a path of a layer");

    private static async Task<bool> RoundTripAsync(List<TarEntry> entries)
    {
        // An entry below a file is refused, and has its own test.
        var files = entries.Where(e => e.Kind != TarEntryKind.Directory).Select(e => e.Path + "/").ToList();
        entries.RemoveAll(e => files.Exists(f => e.Path.StartsWith(f, StringComparison.Ordinal)));
        var expected = new List<string>();
        foreach (var entry in entries.OrderBy(e => e.Path, StringComparer.Ordinal))
        {
            expected.Add(await TarFixture.DescribeAsync(entry));
        }

        var read = await TarFixture.ListAsync(await TarFixture.WriteAsync(entries));
        return read.Where(line => !line.StartsWith("Directory", StringComparison.Ordinal)).SequenceEqual(expected);
    }

    private static List<System.Formats.Tar.TarEntry> Read(byte[] tar)
    {
        using var reader = new FrameworkReader(new MemoryStream(tar));
        var entries = new List<System.Formats.Tar.TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static string Join(string segment, int length)
    {
        var name = new StringBuilder();
        while (name.Length < length - segment.Length - 1)
        {
            name.Append(segment).Append('/');
        }

        return name.ToString() + new string('e', Math.Max(1, length - name.Length));
    }
}
