using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Verification.Tests.Load;

/// <summary>Percentiles by the nearest rank.</summary>
public sealed class LatencyPercentilesTests
{
    [Fact]
    public void Percentiles_of_one_to_a_thousand_are_known() =>
        LatencyPercentiles.Of(Enumerable.Range(1, 1000).Reverse().Select(ms => TimeSpan.FromMilliseconds(ms)))
            .ShouldBe(new(Ms(500), Ms(900), Ms(990), Ms(999), Ms(1000), Ms(500.5)));

    [Fact]
    public void One_latency_is_every_percentile() => LatencyPercentiles.Of([Ms(7)]).ShouldBe(new(Ms(7), Ms(7), Ms(7), Ms(7), Ms(7), Ms(7)));

    [Fact]
    public void No_latencies_are_zero() => LatencyPercentiles.Of([]).Maximum.ShouldBe(TimeSpan.Zero);

    [Fact]
    public void At_least_so_many_latencies_are_at_or_below_a_percentile_and_fewer_below_it() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ushort[]>().Filter(ticks => ticks.Length > 0), ticks =>
        {
            var p90 = LatencyPercentiles.Of(ticks.Select(count => new TimeSpan(count))).P90.Ticks;
            return ticks.Count(count => count <= p90) * 10 >= ticks.Length * 9 && ticks.Count(count => count < p90) * 10 < ticks.Length * 9;
        }).QuickCheckThrowOnFailure();

    private static TimeSpan Ms(double count) => TimeSpan.FromMilliseconds(count);
}
