using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Engine.Caching;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Entries as bytes.</summary>
public sealed class EntryTextTests
{
    private static readonly CacheEntry Entry = new()
    {
        Target = "Compile",
        HasCopies = true,
        Products =
        [
            new Product { Path = "out/a.txt", Sha256 = $"{ContentHash.Of("a"u8)}", Size = 1, Mode = 0x1A4, Modified = 1_700_000_000_123_456_700 },
            new Product { Path = "out/link", Sha256 = $"{ContentHash.Of([])}", Size = 0, Mode = 0, Modified = 0, Link = "a.txt" },
        ],
    };

    [Fact]
    public void Entry_is_written_as_plain_lines()
    {
        var lines = Encoding.UTF8.GetString(EntryText.Write(Entry)).Split('\n');

        lines[1..].ShouldBe(
        [
            "slipway entry 1\tCompile\tcopies",
            $"out/a.txt\t{ContentHash.Of("a"u8)}\t1\t420\t1700000000123456700",
            $"out/link\t{ContentHash.Of([])}\t0\t0\t0\ta.txt",
            "",
        ]);
        lines[0].ShouldBe($"{ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', lines[1..])))}");
    }

    [Fact]
    public void Whatever_is_written_is_read()
    {
        var texts = Gen.Elements('a', '/', '\t', '\n', '\r', '\\', 'n', 't', 'ü', '"').NonEmptyListOf().Select(letters => new string([.. letters]));
        var products = from path in texts from link in Gen.OneOf(Gen.Constant<string?>(null), texts.Select(text => (string?)text)) from size in Gen.Choose(0, int.MaxValue)
                       select new Product { Path = path, Sha256 = $"{ContentHash.Of(Encoding.UTF8.GetBytes(path))}", Size = size, Mode = size % 512, Modified = (long)size * size, Link = link };
        var entries = from target in texts from copies in Gen.Elements(true, false) from list in products.ListOf() select new CacheEntry { Target = target, HasCopies = copies, Products = [.. list] };

        Prop.ForAll(entries.ToArbitrary(), entry => EntryText.Read(EntryText.Write(entry)) is { } read
            && read.Target == entry.Target && read.HasCopies == entry.HasCopies && read.Products.SequenceEqual(entry.Products)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Entry_with_any_byte_changed_or_cut_off_is_no_entry()
    {
        var bytes = EntryText.Write(Entry);
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= 1;
            EntryText.Read(flipped).ShouldBeNull($"byte {i} changed");
            EntryText.Read(bytes.AsSpan(0, i)).ShouldBeNull($"cut off at {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("slipway entry 2\tCompile\tcopies\n")]
    [InlineData("slipway entry 1\tCompile\tperhaps\n")]
    [InlineData("slipway entry 1\tCompile\n")]
    [InlineData("slipway entry 1\tCompile\tcopies")]
    [InlineData("slipway entry 1\tCompile\tcopies\n\n")]
    [InlineData("slipway entry 1\tCompile\tcopies\nout/a\thash\t1\t1\n")]
    [InlineData("slipway entry 1\tCompile\tcopies\nout/a\thash\tone\t1\t1\n")]
    [InlineData("slipway entry 1\tCompile\tcopies\nout/a\thash\t-1\t1\t1\n")]
    [InlineData("slipway entry 1\tCompile\tcopies\nout/a\thash\t1\t99999999999\t1\n")]
    [InlineData("slipway entry 1\tCompile\tcopies\nout/a\thash\t1\t1\t1\tlink\tmore\n")]
    public void Text_of_another_form_is_no_entry_even_with_the_right_hash(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        EntryText.Read([.. Encoding.ASCII.GetBytes($"{ContentHash.Of(bytes)}\n"), .. bytes]).ShouldBeNull();
    }

    [Fact]
    public void Entry_is_read_only_for_its_target_and_its_product_globs()
    {
        var root = AbsolutePath.Parse("/repository");
        var bytes = EntryText.Write(Entry);

        EntryText.Read(bytes, "Compile", GlobSet.Parse(["out"], root)).ShouldNotBeNull();
        EntryText.Read(bytes, "Test", GlobSet.Parse(["out"], root)).ShouldBeNull();
        EntryText.Read(bytes, "Compile", GlobSet.Parse(["out/*.txt"], root)).ShouldBeNull();
        EntryText.Read(bytes, "Compile", GlobSet.Parse(["out", "!out/link"], root)).ShouldBeNull();
    }
}
