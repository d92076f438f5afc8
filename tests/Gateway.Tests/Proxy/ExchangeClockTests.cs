using Gateway.Proxy.Forwarding;
using Gateway.Tests.Support;

namespace Gateway.Tests.Proxy;

/// <summary>When an exchange ends by itself.</summary>
public sealed class ExchangeClockTests : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private readonly ManualTime time = new();
    private readonly CancellationTokenSource client = new();

    [Fact]
    public void Timeout_counts_until_the_response_starts_whatever_is_sent()
    {
        using var clock = new ExchangeClock(TimeSpan.FromSeconds(3), Idle, time, client.Token);
        time.Advance(TimeSpan.FromSeconds(2));
        clock.Touch();
        clock.Expired.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(1));

        clock.Expired.ShouldBeTrue();
    }

    [Fact]
    public void After_the_response_started_only_silence_counts()
    {
        using var clock = new ExchangeClock(TimeSpan.FromSeconds(3), Idle, time, client.Token);
        clock.ResponseStarted();
        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(9));
            clock.Touch();
        }

        clock.Expired.ShouldBeFalse();
        time.Advance(Idle);

        clock.Expired.ShouldBeTrue();
    }

    [Fact]
    public void Without_a_timeout_silence_counts_from_the_start()
    {
        using var clock = new ExchangeClock(null, Idle, time, client.Token);
        time.Advance(TimeSpan.FromSeconds(9));
        clock.Touch();
        time.Advance(TimeSpan.FromSeconds(9));
        clock.Expired.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(1));

        clock.Token.IsCancellationRequested.ShouldBeTrue();
        clock.Expired.ShouldBeTrue();
    }

    [Fact]
    public void Client_that_leaves_ends_it_without_a_timeout()
    {
        using var clock = new ExchangeClock(null, Idle, time, client.Token);

        client.Cancel();

        clock.Token.IsCancellationRequested.ShouldBeTrue();
        clock.Expired.ShouldBeFalse();
    }

    public void Dispose() => client.Dispose();
}
