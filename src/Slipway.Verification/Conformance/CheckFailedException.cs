namespace Slipway.Verification;

/// <summary>A check found something else than it expected.</summary>
/// <param name="expected">What was expected.</param>
/// <param name="found">What was found.</param>
public sealed class CheckFailedException(string expected, string found) : Exception($"expected {expected}; found {found}")
{
    /// <summary>What was expected.</summary>
    public string Expected => expected;

    /// <summary>What was found.</summary>
    public string Found => found;

    /// <summary>More for whoever looks into it.</summary>
    public string? Detail { get; init; }
}
