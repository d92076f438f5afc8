namespace Slipway.Registry.Tests.Client;

/// <summary>Exchanges that get nowhere are cut off, in either direction.</summary>
public sealed class StallGuardTests
{
    private const int Enough = 64 * 1024;
    private readonly ImpatientClock _clock = new();

    [Fact]
    public async Task Exchange_that_moves_enough_goes_on()
    {
        using var guard = new StallGuard(_clock, TimeSpan.FromMinutes(1), CancellationToken.None);
        for (var minute = 0; minute < 10; minute++)
        {
            guard.Report(Enough);
            await _clock.TickAsync();
        }

        guard.HasStalled.ShouldBeFalse();
    }

    [Fact]
    public async Task Drip_is_cut_off_whatever_moved_before()
    {
        using var guard = new StallGuard(_clock, TimeSpan.FromMinutes(1), CancellationToken.None);
        guard.Report(100 * Enough);
        await _clock.TickAsync();
        guard.HasStalled.ShouldBeFalse();
        guard.Report(Enough - 1);
        await _clock.TickAsync();
        guard.HasStalled.ShouldBeTrue();
        guard.Token.IsCancellationRequested.ShouldBeTrue();
        guard.ToException().Message.ShouldContain("64 KiB moved in 60 s");
    }

    [Fact]
    public async Task Answer_to_an_upload_may_take_longer_but_not_for_ever()
    {
        using var guard = new StallGuard(_clock, TimeSpan.FromMinutes(1), CancellationToken.None);
        guard.AwaitAnswer();
        await _clock.TickAsync();
        guard.HasStalled.ShouldBeFalse();
        await _clock.TickAsync();
        guard.HasStalled.ShouldBeTrue();
    }

    [Fact]
    public void Cancellation_by_the_caller_is_no_stall()
    {
        using var caller = new CancellationTokenSource();
        using var guard = new StallGuard(_clock, TimeSpan.FromMinutes(1), caller.Token);
        caller.Cancel();
        (guard.Token.IsCancellationRequested, guard.HasStalled).ShouldBe((true, false));
    }
}
