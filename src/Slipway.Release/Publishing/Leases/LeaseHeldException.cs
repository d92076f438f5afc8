using System.Globalization;

namespace Slipway.Release;

/// <summary>Another publisher is at work.</summary>
public sealed class LeaseHeldException : Exception
{
    internal LeaseHeldException(string what, Lease lease, DateTimeOffset now)
        : base($"{what} is being published by {lease.Owner.Name}, until {lease.Expires.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)} at least (in {Math.Max(0, (int)(lease.Expires - now).TotalSeconds)} s). "
            + "Wait until it has ended and run the command again: whoever died is followed after that time.") =>
        Holder = lease.Owner.Name;

    /// <summary>Who.</summary>
    public string Holder { get; }
}
