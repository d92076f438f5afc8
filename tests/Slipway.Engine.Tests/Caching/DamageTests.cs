using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>A cache that was damaged or cannot be used costs time, never a wrong product.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Theory]
    [InlineData("hashes")]
    [InlineData("entries")]
    [InlineData("targets")]
    [InlineData("blobs")]
    public async Task Damaged_files_are_ignored_and_made_anew(string which)
    {
        foreach (var damage in new Action<string>[] { Truncate, Empty, Flip, Remove, Garbage })
        {
            await _cache.RunAsync();
            var files = _cache.CacheFiles("").Where(file => file.Contains($"/cache/{which}", StringComparison.Ordinal)).ToList();
            files.ShouldNotBeEmpty();
            files.ForEach(damage);
            Directory.Delete(_cache["out"], recursive: true);

            await _cache.RunAsync();

            _cache.Read("out/a.txt").ShouldBe("A", damage.Method.Name);
            _cache.Read("out/b/b.txt").ShouldBe("B", damage.Method.Name);
            await _cache.ReusesAsync();
        }
    }

    [Fact]
    public async Task Damaged_hash_index_is_said_once()
    {
        await _cache.ExecutesAsync();
        File.WriteAllText(_cache.Settings.Folder / "hashes", "garbage");

        await _cache.ReusesAsync();
        await _cache.ReusesAsync();

        _cache.Warnings.ShouldHaveSingleItem().ShouldContain("is damaged or was written by another version");
    }

    [Fact]
    public async Task Damaged_entry_is_said_once()
    {
        await _cache.ExecutesAsync();
        Truncate(_cache.CacheFiles("entries").ShouldHaveSingleItem());

        await _cache.ExecutesAsync();
        await _cache.ReusesAsync();

        _cache.Warnings.Distinct().ShouldHaveSingleItem().ShouldBe("What the cache knows of Compile is damaged or was written by another version, and is made anew.");
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_costs_only_the_cache()
    {
        _cache.Write(".nuke/temp/cache", "a file in the way");

        await _cache.ExecutesAsync();
        await _cache.ExecutesAsync();

        _cache.Read("out/a.txt").ShouldBe("A");
        _cache.Warnings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Wrong_glob_is_an_error_of_the_definition()
    {
        Should.Throw<FormatException>(() => new InputSet().Files("src/{a,b")).Message.ShouldContain("The braces of the glob 'src/{a,b' do not match");
        Should.Throw<FormatException>(() => new InputSet().Files("!../x")).Message.ShouldContain("'../x' is not a glob below the root directory");
        _cache.Target = _cache.Target with { Products = ["/elsewhere/x"] };

        (await Should.ThrowAsync<FormatException>(() => _cache.RunAsync())).Message.ShouldContain("'/elsewhere/x' is not a glob below the root directory");
    }

    public void Dispose() => _cache.Dispose();

    private static void Truncate(string file) => File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);

    private static void Empty(string file) => File.WriteAllBytes(file, []);

    private static void Remove(string file) => File.Delete(file);

    private static void Garbage(string file) => File.WriteAllText(file, "null");

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
