using System.Diagnostics;
using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>A real full disk: a tmpfs of 1 MB, where the machine lets the test mount one.</summary>
public sealed class DiskFullTests : IDisposable
{
    private readonly CacheFixture _cache = new();
    private readonly List<string> _mounted = [];

    [Fact]
    public async Task Full_cache_disk_costs_only_the_cache()
    {
        await MountAsync(".nuke/temp/cache");
        _cache.Write("src/a.txt", new string('a', 2_000_000));

        await _cache.ExecutesAsync();
        await _cache.ExecutesAsync();

        _cache.Warnings.ShouldContain(warning => warning.StartsWith("What Compile made is not cached:", StringComparison.Ordinal));
        _cache.CacheFiles("tmp").ShouldBeEmpty();
        _cache.CacheFiles("entries").ShouldBeEmpty();
        _cache.Write("src/a.txt", "small");
        await _cache.ExecutesAsync();
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Full_product_disk_makes_the_target_run_which_then_fails_by_itself()
    {
        _cache.Write("src/a.txt", new string('a', 2_000_000));
        await _cache.ExecutesAsync();
        Directory.Delete(_cache["out"], recursive: true);
        await MountAsync("out");

        await Should.ThrowAsync<IOException>(() => _cache.RunAsync());

        _cache.Warnings.ShouldContain(warning => warning.StartsWith("Compile runs without the cache:", StringComparison.Ordinal));
        await RunToolAsync("umount", _cache["out"]);
        _mounted.Clear();
        await _cache.ReusesAsync(CacheOutcome.Restored);
    }

    public void Dispose()
    {
        foreach (var folder in _mounted)
        {
            RunToolAsync("umount", folder).GetAwaiter().GetResult();
        }

        _cache.Dispose();
    }

    private static async Task<int> RunToolAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private async Task MountAsync(string folder)
    {
        Xunit.Assert.SkipUnless(OperatingSystem.IsLinux() && System.Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        Directory.CreateDirectory(_cache[folder]);
        var code = await RunToolAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _cache[folder]);
        Xunit.Assert.SkipUnless(code == 0, "This machine does not let the test mount a tmpfs.");
        _mounted.Add(_cache[folder]);
    }
}
