namespace Slipway.Verification.Tests.Load;

/// <summary>Load at a constant rate, with a clock of our own.</summary>
public sealed class LoadTestTests
{
    private static readonly LoadOptions s_options = new() { Rate = 100, Duration = TimeSpan.FromSeconds(1) };

    private readonly ManualTime time = new();

    [Fact]
    public async Task Requests_are_due_at_the_rate_for_the_duration()
    {
        var result = await LoadTest.RunAsync(s_options, _ => Task.CompletedTask, time, default);

        result.Requests.ShouldBe(100);
        result.Errors.ShouldBe(0);
        result.Duration.ShouldBe(TimeSpan.FromSeconds(1));
        result.Latency.Maximum.ShouldBe(TimeSpan.Zero);
        time.GetTimestamp().ShouldBe(TimeSpan.FromMilliseconds(990).Ticks);
    }

    [Fact]
    public async Task Every_request_that_was_due_while_the_server_stood_still_is_slow()
    {
        var sent = 0;

        // The sixth request takes half a second, and nothing can be sent meanwhile.
        var result = await LoadTest.RunAsync(s_options, _ => Stall(++sent == 6), time, default);

        result.Requests.ShouldBe(100);
        result.Latency.Maximum.ShouldBe(TimeSpan.FromMilliseconds(500));

        // 500 ms, 490 ms, … 10 ms: fifty requests waited. Counted from when they were sent, one would have.
        result.Latency.P50.ShouldBe(TimeSpan.Zero);
        result.Latency.P90.ShouldBe(TimeSpan.FromMilliseconds(400));
        result.Latency.P99.ShouldBe(TimeSpan.FromMilliseconds(490));
    }

    [Fact]
    public async Task Failures_are_counted_and_told_apart()
    {
        var sent = 0;

        var result = await LoadTest.RunAsync(s_options, _ => ++sent % 10 == 0 ? throw new InvalidOperationException(sent == 50 ? "odd" : "answered 503") : Task.CompletedTask, time, default);

        result.Errors.ShouldBe(10);
        result.Problems.ShouldBe(["9 × answered 503", "1 × odd"]);
    }

    [Fact]
    public async Task Answer_that_never_comes_is_an_error_of_the_deadline()
    {
        var options = s_options with { Duration = TimeSpan.FromMilliseconds(20), Deadline = TimeSpan.FromMilliseconds(50) };

        var result = await LoadTest.RunAsync(options, token => Task.Delay(Timeout.Infinite, token), TimeProvider.System, default);

        result.Problems.ShouldBe(["2 × no answer within 0.05 s"]);
    }

    [Fact]
    public async Task Load_goes_on_for_as_long_as_the_work_takes()
    {
        var work = new TaskCompletionSource();
        var sent = 0;

        var result = await LoadTest.RunWhileAsync(work.Task, s_options, _ => End(++sent == 25), time, default);

        result.Requests.ShouldBe(25);

        Task End(bool now)
        {
            if (now)
            {
                work.SetResult();
            }

            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Failure_of_the_work_is_thrown() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => LoadTest.RunWhileAsync(Task.FromException(new InvalidOperationException("no rollout")), s_options, _ => Task.CompletedTask, time, default)))
            .Message.ShouldBe("no rollout");

    [Fact]
    public async Task Cancellation_ends_it()
    {
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => LoadTest.RunAsync(s_options, _ => cancel.CancelAsync(), TimeProvider.System, cancel.Token));
    }

    [Fact]
    public void Options_that_make_no_sense_are_all_named()
    {
        new LoadOptions().Validate().ShouldBeEmpty();
        new LoadOptions { Rate = 0, Duration = TimeSpan.Zero, Deadline = TimeSpan.Zero, MostInFlight = 0 }.Validate().Count.ShouldBe(4);
    }

    [Fact]
    public async Task Latencies_are_compared_with_the_last_release_only_at_the_same_rate()
    {
        var before = await LoadTest.RunAsync(s_options, _ => Stall(true), time, default);
        var now = before with { Latency = before.Latency with { P99 = before.Latency.P99 * 2 } };

        LoadComparison.Between(now, before).Select(row => (row.Name, row.Change)).ShouldBe([("p50", 0), ("p90", 0), ("p99", 1), ("p99.9", 0), ("max", 0), ("mean", 0)]);
        LoadComparison.Between(now, before with { Rate = 1 }).ShouldAllBe(row => row.Before == null && row.Change == null);
    }

    private Task Stall(bool stall)
    {
        time.Advance(stall ? TimeSpan.FromMilliseconds(500) : TimeSpan.Zero);
        return Task.CompletedTask;
    }
}
