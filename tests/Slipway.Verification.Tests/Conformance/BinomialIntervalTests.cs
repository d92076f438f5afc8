using Slipway.Verification.Conformance;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>How often is too often.</summary>
public sealed class BinomialIntervalTests
{
    // The exact quantiles, as any table of the binomial distribution has them.
    [Theory]
    [InlineData(10, 0.5, 0.05, 2, 8)]
    [InlineData(20, 0.5, 0.05, 6, 14)]
    [InlineData(100, 0.5, 0.05, 40, 60)]
    [InlineData(20, 0.25, 0.05, 2, 9)]
    [InlineData(1000, 0.75, 1e-6, 681, 815)]
    public void Interval_cuts_off_half_of_alpha_at_each_end(int trials, double probability, double alpha, int least, int most) =>
        BinomialInterval.Of(trials, probability, alpha).ShouldBe(new(least, most));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 50)]
    public void Certain_things_have_no_interval(double probability, int count) => BinomialInterval.Of(50, probability, 0.01).ShouldBe(new(count, count));

    [Fact]
    public void Honest_dice_stay_inside_and_loaded_ones_do_not()
    {
        var dice = new Random(20261121);
        var allowed = BinomialInterval.Of(1000, 0.75, 1e-6);

        Enumerable.Range(0, 500).ShouldAllBe(_ => IsInside(Throw(dice, 0.75), allowed));

        // Off by a tenth of the whole: found in 98 of a hundred.
        Enumerable.Range(0, 500).Count(_ => IsInside(Throw(dice, 0.65), allowed)).ShouldBeLessThan(15);
    }

    private static int Throw(Random dice, double probability) => Enumerable.Range(0, 1000).Count(_ => dice.NextDouble() < probability);

    private static bool IsInside(int count, BinomialInterval allowed) => count >= allowed.Least && count <= allowed.Most;
}
