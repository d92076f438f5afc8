using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>A cache that two machines share, of which neither trusts the other's bytes.</summary>
public sealed class SharedCacheTests : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly CacheFixture _writer = new();
    private readonly CacheFixture _reader = new();

    public SharedCacheTests()
    {
        var shared = new DirectoryCache(AbsolutePath.Parse(_temp["shared"]), TimeProvider.System);
        _writer.Settings = _writer.Settings with { To = [shared] };
        _reader.Settings = _reader.Settings with { From = [shared] };
    }

    [Fact]
    public async Task What_one_machine_made_another_one_restores()
    {
        await _writer.ExecutesAsync();

        (await _reader.ReusesAsync(CacheOutcome.Restored)).ShouldBe("2 of 2 products restored");

        _reader.Read("out/b/b.txt").ShouldBe("B");
        Directory.Delete(_temp["shared"], recursive: true);
        await _reader.ReusesAsync();
    }

    [Fact]
    public async Task Other_inputs_find_nothing()
    {
        await _writer.ExecutesAsync();
        _reader.Write("src/a.txt", "other");

        await _reader.ExecutesAsync();

        _reader.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Damaged_content_is_refused()
    {
        await _writer.ExecutesAsync();
        foreach (var blob in Files("blobs"))
        {
            await File.WriteAllTextAsync(blob, "x");
        }

        await _reader.ExecutesAsync();

        _reader.Warnings.ShouldHaveSingleItem().ShouldContain("is not what its hash says");
        _reader.CacheFiles("tmp").ShouldBeEmpty();
    }

    [Fact]
    public async Task Content_that_never_ends_is_cut_off()
    {
        await _writer.ExecutesAsync();
        foreach (var blob in Files("blobs"))
        {
            await File.WriteAllTextAsync(blob, new string('A', 1_000_000));
        }

        await _reader.ExecutesAsync();

        _reader.Warnings.ShouldHaveSingleItem().ShouldContain("the content is longer than the 1 bytes that were announced");
    }

    [Theory]
    [InlineData("out/../../evil")]
    [InlineData("/tmp/evil")]
    [InlineData("src/a.txt")]
    [InlineData("out//a")]
    [InlineData("out/./a")]
    [InlineData("out\\a")]
    [InlineData("out/C:a")]
    [InlineData("")]
    public async Task Entry_that_names_a_path_that_is_no_product_is_refused(string path) => await RefusesAsync(product => product with { Path = path });

    [Theory]
    [InlineData("/etc")]
    [InlineData("../../..")]
    [InlineData("x/../../../y")]
    [InlineData("")]
    public async Task Entry_with_a_link_that_leads_out_of_the_repository_is_refused(string link) => await RefusesAsync(product => product with { Link = link });

    [Fact]
    public async Task Entry_with_a_hash_that_is_none_is_refused() => await RefusesAsync(product => product with { Sha256 = "../../../etc/passwd" });

    [Fact]
    public async Task Entry_with_a_mode_beyond_permissions_is_refused() => await RefusesAsync(product => product with { Mode = 0x9ED });

    [Fact]
    public async Task Entry_with_a_file_below_a_link_is_refused()
    {
        var link = new Product { Path = "out/link", Link = "..", Sha256 = $"{ContentHash.Of([])}", Size = 0, Mode = 0, Modified = 0 };

        await RefusesAsync(product => product with { Path = "out/link/src/a.txt" }, link);
    }

    [Fact]
    public async Task Entry_of_another_target_is_refused()
    {
        await _writer.ExecutesAsync();
        Rewrite(entry => entry with { Target = "Other" });

        await _reader.ExecutesAsync();

        _reader.Warnings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Entry_without_its_contents_is_no_entry()
    {
        await _writer.ExecutesAsync();
        File.Delete(Files("blobs")[0]);

        await _reader.ExecutesAsync();
    }

    [Fact]
    public async Task Place_that_cannot_be_reached_costs_only_the_cache()
    {
        await File.WriteAllTextAsync(_temp["shared"], "a file in the way");

        await _writer.ExecutesAsync();
        await _reader.ExecutesAsync();

        _writer.Warnings.ShouldHaveSingleItem().ShouldStartWith($"The cache {_temp["shared"]} cannot be written:");
    }

    [Fact]
    public async Task Products_that_are_only_verified_are_not_shared()
    {
        _writer.Target = _writer.Target with { Inputs = new InputSet().Files("src/**").VerifyProductsOnly() };

        await _writer.ExecutesAsync();

        Directory.Exists(_temp["shared"]).ShouldBeFalse();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
        _temp.Dispose();
    }

    private async Task RefusesAsync(Func<Product, Product> forge, params Product[] more)
    {
        await _writer.ExecutesAsync();
        Rewrite(entry => entry with { Products = [.. more, .. entry.Products.Take(1).Select(forge)] });

        await _reader.ExecutesAsync();

        _reader.Warnings.ShouldHaveSingleItem().ShouldContain("is damaged or names files that are not products of Compile; it is ignored.");
        _reader.Read("src/a.txt").ShouldBe("a");
    }

    private void Rewrite(Func<CacheEntry, CacheEntry> forge)
    {
        var file = Files("entries").ShouldHaveSingleItem();
        File.WriteAllBytes(file, EntryText.Write(forge(EntryText.Read(File.ReadAllBytes(file))!)));
    }

    private string[] Files(string folder) => Directory.GetFiles(_temp["shared/" + folder], "*", SearchOption.AllDirectories);
}
