namespace Slipway.Verification;

/// <summary>What became of a check.</summary>
public enum CheckOutcome
{
    /// <summary>What was expected was found.</summary>
    Passed,

    /// <summary>Something else was found, or nothing in time.</summary>
    Failed,

    /// <summary>It could not be looked at; the message says why. A skipped check neither passes nor fails a release.</summary>
    Skipped,
}
