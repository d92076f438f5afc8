using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>The size of the cache.</summary>
public sealed class CacheCleanupTests : IDisposable
{
    private readonly CacheFixture _cache = new();
    private readonly SettableTime _time = new();

    public CacheCleanupTests()
    {
        _cache.Settings = _cache.Settings with { Time = _time };
        File.Delete(_cache["src/b/b.txt"]);
    }

    [Fact]
    public async Task Least_recently_used_entries_go_first()
    {
        await MakeAsync("one");
        await MakeAsync("two");
        await MakeAsync("one", CacheOutcome.Restored);
        _cache.Settings = _cache.Settings with { MaxBytes = 2600 };

        await MakeAsync("three");

        await MakeAsync("three", CacheOutcome.UpToDate);
        await MakeAsync("one", CacheOutcome.Restored);
        await MakeAsync("two", CacheOutcome.Executed);
    }

    [Fact]
    public async Task Cache_within_its_size_is_left_alone()
    {
        await MakeAsync("one");
        await MakeAsync("two");

        _cache.CacheFiles("entries").Length.ShouldBe(2);
        _cache.CacheFiles("blobs").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Young_copies_stay_since_another_build_may_be_about_to_name_them()
    {
        await MakeAsync("one");
        var young = _cache.CacheFiles("blobs").ShouldHaveSingleItem();
        foreach (var entry in _cache.CacheFiles("entries"))
        {
            File.Delete(entry);
        }

        _cache.Settings = _cache.Settings with { MaxBytes = 10 };
        File.SetLastWriteTimeUtc(young, (_time.Now + TimeSpan.FromHours(2)).UtcDateTime);
        await MakeAsync("two");

        File.Exists(young).ShouldBeTrue();
    }

    [Fact]
    public async Task Leftovers_of_killed_runs_are_deleted_after_a_day()
    {
        await MakeAsync("one");
        var old = _cache.Write(".nuke/temp/cache/tmp/1-1", "half");
        File.SetLastWriteTimeUtc(old, (_time.Now - TimeSpan.FromDays(2)).UtcDateTime);
        var young = _cache.Write(".nuke/temp/cache/tmp/1-2", "half");
        File.SetLastWriteTimeUtc(young, _time.Now.UtcDateTime);

        await MakeAsync("two");

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
    }

    public void Dispose() => _cache.Dispose();

    // Each run makes one product of 1000 bytes, two hours after the one before.
    private async Task MakeAsync(string text, CacheOutcome expected = CacheOutcome.Executed)
    {
        _time.Now += TimeSpan.FromHours(2);
        _cache.Write("src/a.txt", text.PadRight(1000));
        var result = await _cache.RunAsync(() => Task.FromResult(_cache.Write("out/a.txt", text.PadRight(1000, '!'))));
        result.Outcome.ShouldBe(expected, $"{text}: {result.Reason}");
        _cache.Read("out/a.txt").ShouldStartWith(text);
    }

    private sealed class SettableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
