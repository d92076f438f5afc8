namespace Slipway.Release;

/// <summary>How long a lease is held.</summary>
/// <param name="Lifetime">After this time without a sign of life another publisher takes over.</param>
/// <param name="Renewal">How often a sign of life is given.</param>
/// <param name="Settling">How long a publisher waits, after it wrote its lease, before it looks whether another one wrote over it.</param>
internal sealed record LeaseTimes(TimeSpan Lifetime, TimeSpan Renewal, TimeSpan Settling)
{
    /// <summary>For a registry; one on this machine answers in no time.</summary>
    public static LeaseTimes For(string registry) =>
        new(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30), registry.Split(':')[0] is "localhost" or "127.0.0.1" ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(1));
}
