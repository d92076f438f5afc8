using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>How a run deals with the places that it shares its cache with: in the background, and without trust in their health.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly CacheFixture _fixture = new();
    private readonly Place _place = new();
    private readonly List<string> _said = [];

    [Fact]
    public async Task Target_does_not_wait_for_its_upload_but_the_end_of_the_run_does()
    {
        var cache = Open(to: true);
        await RunAsync(cache, _fixture.Target);
        await _place.Started.Task;
        _place.Written.ShouldBeEmpty();

        var end = cache.SaveAsync(CancellationToken.None);
        end.IsCompleted.ShouldBeFalse();
        _place.Release.SetResult();
        await end;

        _place.Written.ShouldHaveSingleItem();
        _said.ShouldBe(["Waiting until everything is in a place…"]);
        _place.IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task Uploads_follow_each_other()
    {
        var cache = Open(to: true);
        await RunAsync(cache, _fixture.Target);
        await RunAsync(cache, _fixture.Target with { Name = "Other" });
        _place.Release.SetResult();

        await cache.SaveAsync(CancellationToken.None);

        _place.Written.Count.ShouldBe(2);
        _place.MostAtOnce.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelled_run_gives_up_its_uploads()
    {
        var cache = Open(to: true);
        await RunAsync(cache, _fixture.Target);
        await _place.Started.Task;
        using var cancellation = new CancellationTokenSource();
        var end = cache.SaveAsync(cancellation.Token);

        await cancellation.CancelAsync();
        await end;

        _place.Written.ShouldBeEmpty();
        _fixture.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Place_that_fails_is_named_once_and_left_alone_for_the_rest_of_the_run()
    {
        _place.Failure = new IOException("the cable is out");
        var cache = Open(from: true, to: true);
        await RunAsync(cache, _fixture.Target);
        await RunAsync(cache, _fixture.Target with { Name = "Other" });

        await cache.SaveAsync(CancellationToken.None);

        _fixture.Executions.ShouldBe(2);
        _place.Requests.ShouldBe(2);
        _fixture.Warnings.Order(StringComparer.Ordinal).ShouldBe(["The cache a place cannot be used: the cable is out", "The cache a place cannot be written: the cable is out"]);
    }

    [Fact]
    public async Task Place_that_gives_up_by_itself_is_no_cancelled_run()
    {
        _place.Failure = new TaskCanceledException("it took too long");

        await RunAsync(Open(from: true), _fixture.Target);

        _fixture.Warnings.ShouldBe(["The cache a place cannot be used: it took too long"]);
    }

    [Fact]
    public async Task Entry_that_is_larger_than_the_cache_is_refused()
    {
        _place.Entry = EntryText.Write(new CacheEntry
        {
            Target = "Compile",
            HasCopies = true,
            Products = [.. Enumerable.Range(0, 2).Select(i => new Product { Path = $"out/{i}", Sha256 = new string('a', 64), Size = long.MaxValue, Mode = 0, Modified = 0 })],
        });

        await RunAsync(Open(from: true), _fixture.Target);

        _fixture.Executions.ShouldBe(1);
        _fixture.Warnings.ShouldHaveSingleItem().ShouldContain("is larger than the whole cache may be");
    }

    public void Dispose()
    {
        _fixture.Dispose();
        _place.Dispose();
    }

    private TargetCache Open(bool from = false, bool to = false) =>
        new(_fixture.Settings with { From = from ? [_place] : [], To = to ? [_place] : [], Inform = _said.Add });

    private Task<CacheResult> RunAsync(TargetCache cache, CachedTarget target) => cache.RunAsync(target, _ => _fixture.CopyAsync(), TestContext.Current.CancellationToken);

    private sealed class Place : ICacheBackend, IDisposable
    {
        private int _atOnce;

        public string Name => "a place";

        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }

        public byte[]? Entry { get; set; }

        public List<string> Written { get; } = [];

        public int Requests { get; private set; }

        public int MostAtOnce { get; private set; }

        public bool IsDisposed { get; private set; }

        public Task<ReadOnlyMemory<byte>?> ReadEntryAsync(string key, CancellationToken cancellationToken)
        {
            Requests++;
            return Failure is null ? Task.FromResult<ReadOnlyMemory<byte>?>(Entry is null ? null : Entry.AsMemory()) : Task.FromException<ReadOnlyMemory<byte>?>(Failure);
        }

        public Task<Stream?> OpenContentAsync(string key, CacheContent content, CancellationToken cancellationToken) => throw new InvalidOperationException("Nothing is to be fetched.");

        public async Task WriteEntryAsync(string key, ReadOnlyMemory<byte> entry, IReadOnlyList<CacheContent> contents, Func<CacheContent, Stream> open, CancellationToken cancellationToken)
        {
            Requests++;
            if (Failure is not null)
            {
                throw Failure;
            }

            MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
            Started.TrySetResult();
            await Release.Task.WaitAsync(cancellationToken);
            Written.Add(key);
            _atOnce--;
        }

        public void Dispose() => IsDisposed = true;
    }
}
