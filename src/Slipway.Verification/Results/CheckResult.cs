namespace Slipway.Verification;

/// <summary>One check of a suite.</summary>
public sealed record CheckResult
{
    /// <summary>What the check belongs to, such as <c>routing</c>; for a suite read from JUnit its class.</summary>
    public required string Group { get; init; }

    /// <summary>What it looks at, unique within its group.</summary>
    public required string Name { get; init; }

    /// <summary>What became of it.</summary>
    public required CheckOutcome Outcome { get; init; }

    /// <summary>How long it took, all attempts together.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How often it was tried: above 1 only where the platform may need a moment.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>In one sentence: what was expected and found, or why it was skipped.</summary>
    public string? Message { get; init; }

    /// <summary>More for whoever looks into it: an answer's text, several lines.</summary>
    public string? Detail { get; init; }
}
