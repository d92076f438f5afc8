using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>What happens to products that are missing, changed, or too many.</summary>
public sealed class ProductTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Fact]
    public async Task Missing_products_are_restored_with_their_times_and_modes()
    {
        _cache.Target = _cache.Target with { Products = ["out", "tool.sh"] };
        await _cache.RunAsync(() =>
        {
            _cache.Write("out/deep/er/x.txt", "x");
            var tool = _cache.Write("tool.sh", "#!/bin/sh");
            File.SetLastWriteTimeUtc(tool, new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc).AddTicks(1234567));
            SetMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return Task.CompletedTask;
        });
        Directory.Delete(_cache["out"], recursive: true);
        File.Delete(_cache["tool.sh"]);

        (await _cache.ReusesAsync(CacheOutcome.Restored)).ShouldBe("2 of 2 products restored");

        _cache.Read("out/deep/er/x.txt").ShouldBe("x");
        File.GetLastWriteTimeUtc(_cache["tool.sh"]).ShouldBe(new DateTime(2020, 2, 2, 2, 2, 2, DateTimeKind.Utc).AddTicks(1234567));
        GetMode(_cache["tool.sh"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Changed_product_is_put_right_and_the_copy_stays_whole()
    {
        await _cache.ExecutesAsync();
        _cache.Write("out/a.txt", "scribble");

        (await _cache.ReusesAsync(CacheOutcome.Restored)).ShouldBe("1 of 2 products restored");
        _cache.Read("out/a.txt").ShouldBe("A");
        await File.AppendAllTextAsync(_cache["out/a.txt"], "more");
        await _cache.ReusesAsync(CacheOutcome.Restored);
        _cache.Read("out/a.txt").ShouldBe("A");
    }

    [Fact]
    public async Task Changed_mode_of_a_product_is_put_right()
    {
        await _cache.ExecutesAsync();
        var mode = GetMode(_cache["out/a.txt"]);
        SetMode(_cache["out/a.txt"], mode | UnixFileMode.UserExecute);

        await _cache.ReusesAsync(CacheOutcome.Restored);

        GetMode(_cache["out/a.txt"]).ShouldBe(mode);
    }

    [Fact]
    public async Task Foreign_file_between_the_products_makes_the_target_run_and_stays()
    {
        await _cache.ExecutesAsync();
        _cache.Write("out/foreign.txt", "keep me");

        (await _cache.ExecutesAsync()).ShouldBe("out/foreign.txt lies between its products and is none of them");
        _cache.Read("out/foreign.txt").ShouldBe("keep me");
    }

    [Fact]
    public async Task Switching_back_restores_what_was_made_then_and_deletes_what_was_made_since()
    {
        await _cache.ExecutesAsync();
        _cache.Write("src/a.txt", "branch");
        _cache.Write("src/extra.txt", "extra");
        await _cache.ExecutesAsync();

        _cache.Write("src/a.txt", "a");
        File.Delete(_cache["src/extra.txt"]);

        await _cache.ReusesAsync(CacheOutcome.Restored);
        _cache.Read("out/a.txt").ShouldBe("A");
        File.Exists(_cache["out/extra.txt"]).ShouldBeFalse();
        await _cache.ReusesAsync();
    }

    [Theory]
    [InlineData("out/a.txt is missing")]
    [InlineData("out/a.txt is not as it was made")]
    public async Task Products_that_are_only_verified_are_made_again_when(string what)
    {
        _cache.Target = _cache.Target with { Inputs = new InputSet().Files("src/**").VerifyProductsOnly() };
        await _cache.ExecutesAsync();
        await _cache.ReusesAsync();
        _cache.CacheFiles("blobs").ShouldBeEmpty();
        File.Delete(_cache["out/a.txt"]);
        if (!what.EndsWith("missing", StringComparison.Ordinal))
        {
            _cache.Write("out/a.txt", "scribble");
        }

        (await _cache.ExecutesAsync()).ShouldBe(what);
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Links_are_kept_as_links()
    {
        await _cache.RunAsync(() =>
        {
            _cache.Write("out/real.txt", "real");
            File.CreateSymbolicLink(_cache["out/link.txt"], "real.txt");
            Directory.CreateSymbolicLink(_cache["out/folder"], ".");
            File.CreateSymbolicLink(_cache["out/broken"], "nowhere");
            return Task.CompletedTask;
        });
        Directory.Delete(_cache["out"], recursive: true);

        await _cache.ReusesAsync(CacheOutcome.Restored);

        new FileInfo(_cache["out/link.txt"]).LinkTarget.ShouldBe("real.txt");
        new DirectoryInfo(_cache["out/folder"]).LinkTarget.ShouldBe(".");
        new FileInfo(_cache["out/broken"]).LinkTarget.ShouldBe("nowhere");
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Folder_in_the_place_of_a_product_makes_the_target_run()
    {
        await _cache.ExecutesAsync();
        File.Delete(_cache["out/a.txt"]);
        Directory.CreateDirectory(_cache["out/a.txt"]);

        (await _cache.RunAsync(() => Task.CompletedTask)).Outcome.ShouldBe(CacheOutcome.Executed);

        _cache.Warnings.ShouldHaveSingleItem().ShouldStartWith("Compile runs without the cache:");
    }

    [Fact]
    public async Task Absolute_globs_below_the_root_are_accepted()
    {
        _cache.Target = new CachedTarget("Compile", new InputSet().Files(_cache.Root / "src"), [_cache.Root / "out" / "**"]);

        await _cache.ExecutesAsync();
        File.Delete(_cache["out/a.txt"]);

        await _cache.ReusesAsync(CacheOutcome.Restored);
    }

    public void Dispose() => _cache.Dispose();

    private static UnixFileMode GetMode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, mode);
        }
    }
}
