namespace Slipway.Verification.Conformance;

/// <summary>How often something happens in a number of independent trials, but for a chance of <c>alpha</c>.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
internal sealed record BinomialInterval(int Least, int Most)
{
    /// <summary>Cuts off at most half of alpha at each end of the binomial distribution, exactly.</summary>
    /// <param name="trials">The number of trials.</param>
    /// <param name="probability">The probability in each.</param>
    /// <param name="alpha">The chance that the count lies outside although all is well.</param>
    public static BinomialInterval Of(int trials, double probability, double alpha)
    {
        if (probability is <= 0 or >= 1)
        {
            return probability <= 0 ? new(0, 0) : new(trials, trials);
        }

        var least = 0;
        for (var tail = Mass(0); tail <= alpha / 2; tail += Mass(least))
        {
            least++;
        }

        var most = trials;
        for (var tail = Mass(trials); tail <= alpha / 2; tail += Mass(most))
        {
            most--;
        }

        return new(least, most);

        double Mass(int count) => Math.Exp(LogChoose(trials, count) + (count * Math.Log(probability)) + ((trials - count) * Math.Log(1 - probability)));
    }

    private static double LogChoose(int all, int some)
    {
        var sum = 0.0;
        for (var i = 1; i <= some; i++)
        {
            sum += Math.Log((double)(all - some + i) / i);
        }

        return sum;
    }
}
