using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Hashes that are remembered, and those that must not be.</summary>
public sealed class FileHashesTests : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task Unchanged_files_are_not_read_again_by_the_next_run()
    {
        Write("a", "1");
        Write("b/c", "2");
        await RunAsync(expectedReads: 2);

        await RunAsync(expectedReads: 0);
    }

    [Fact]
    public async Task Changed_file_is_read_again()
    {
        Write("a", "1");
        Write("b", "1");
        await RunAsync(expectedReads: 2);
        Write("a", "2");

        var hashes = await RunAsync(expectedReads: 1);

        hashes.ShouldBe([ContentHash.Of("2"u8), ContentHash.Of("1"u8)]);
    }

    [Fact]
    public async Task File_with_its_time_set_back_is_read_again()
    {
        Write("a", "1");
        await RunAsync(expectedReads: 1);
        var time = File.GetLastWriteTimeUtc(_temp["files/a"]);
        File.WriteAllText(_temp["files/a"], "2");
        File.SetLastWriteTimeUtc(_temp["files/a"], time);

        (await RunAsync(expectedReads: 1)).ShouldBe([ContentHash.Of("2"u8)]);
    }

    [Fact]
    public async Task File_that_another_one_of_the_same_size_replaced_is_read_again()
    {
        Write("a", "1");
        Write("b", "2");
        await RunAsync(expectedReads: 2);
        File.Move(_temp["files/b"], _temp["files/a"], overwrite: true);

        (await RunAsync(expectedReads: 1)).ShouldBe([ContentHash.Of("2"u8)]);
    }

    [Fact]
    public async Task File_changed_within_the_clock_tick_of_the_look_is_not_remembered()
    {
        // Its time lies in the future of the file system's clock: one more change could leave the same time.
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(_temp["files"]).FullName, "a"), "1");
        File.SetLastWriteTimeUtc(_temp["files/a"], DateTime.UtcNow.AddHours(1));

        await RunAsync(expectedReads: 1);
        await RunAsync(expectedReads: 1);
    }

    [Fact]
    public async Task Hard_links_share_one_hash_and_links_follow_their_file()
    {
        Write("a", "1");
        File.CreateSymbolicLink(_temp["files/link"], "a");
        WaitForTick();

        (await RunAsync(expectedReads: 2)).ShouldBe([ContentHash.Of("1"u8), ContentHash.Of("1"u8)]);
        File.WriteAllText(_temp["files/a"], "2");
        WaitForTick();
        (await RunAsync(expectedReads: 2)).ShouldBe([ContentHash.Of("2"u8), ContentHash.Of("2"u8)]);
        await RunAsync(expectedReads: 0);
    }

    [Fact]
    public async Task Empty_and_large_files_are_hashed()
    {
        Write("empty", "");
        Write("large", new string('x', 3_000_000));

        (await RunAsync(expectedReads: 2)).ShouldBe([ContentHash.Of([]), ContentHash.Of(Enumerable.Repeat((byte)'x', 3_000_000).ToArray())]);
    }

    [Fact]
    public async Task Damaged_index_is_said_and_replaced()
    {
        Write("a", "1");
        await RunAsync(expectedReads: 1);
        var index = _temp["cache/hashes"];
        var bytes = File.ReadAllBytes(index);
        bytes[^40] ^= 1;
        File.WriteAllBytes(index, bytes);

        await RunAsync(expectedReads: 1);

        _warnings.ShouldHaveSingleItem().ShouldContain($"{index} is damaged or was written by another version.");
        await RunAsync(expectedReads: 0);
    }

    [Fact]
    public async Task Hashes_that_nobody_asked_for_in_a_month_are_forgotten()
    {
        Write("a", "1");
        Write("b", "1");
        var time = new FakeTime();
        await RunAsync(expectedReads: 2, time);
        var length = new FileInfo(_temp["cache/hashes"]).Length;
        time.Now += TimeSpan.FromDays(31);

        File.Delete(_temp["files/b"]);
        await RunAsync(expectedReads: 0, time);

        new FileInfo(_temp["cache/hashes"]).Length.ShouldBeLessThan(length);
        await RunAsync(expectedReads: 0, time);
    }

    public void Dispose() => _temp.Dispose();

    private void Write(string name, string text)
    {
        _temp.Write("files/" + name, text);
        WaitForTick();
    }

    // Until a new file gets a later time than all before it.
    private void WaitForTick()
    {
        var before = FileState.Read(_temp.Write("tick", ""))!.Value.Changed;
        SpinWait.SpinUntil(() => FileState.Read(_temp.Write("tick", ""))!.Value.Changed > before);
    }

    private async Task<IReadOnlyList<ContentHash>> RunAsync(int expectedReads, TimeProvider? time = null)
    {
        var root = AbsolutePath.Parse(_temp["files"]);
        var folder = AbsolutePath.Parse(_temp["cache"]);
        var hashes = new FileHashes(folder / "hashes", new ScratchFiles(folder / "tmp", time ?? TimeProvider.System), _warnings.Add);
        var files = await FileWalk.ScanAsync(root, GlobSet.Parse(["**"], root), TestContext.Current.CancellationToken);
        var result = await hashes.HashAsync(root, files, TestContext.Current.CancellationToken);
        hashes.Save();
        hashes.FilesRead.ShouldBe(expectedReads);
        return result;
    }

    private sealed class FakeTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
