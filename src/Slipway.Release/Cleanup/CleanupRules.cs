namespace Slipway.Release;

/// <summary>Which development versions a repository keeps. Everything else it keeps anyway.</summary>
internal sealed record CleanupRules
{
    /// <summary>The time of the clean-up.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How many of the newest stay, however old they are.</summary>
    public int KeepNewest { get; init; } = 10;

    /// <summary>Everything younger stays.</summary>
    public TimeSpan KeepYoungerThan { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Rules from parameters; null for the default.</summary>
    /// <exception cref="UsageException">A number is negative; both are named when both are.</exception>
    public static CleanupRules Create(DateTimeOffset now, int? keepNewest, int? keepDays)
    {
        (string Option, int? Value)[] numbers = [("--keep-newest", keepNewest), ("--keep-days", keepDays)];
        var problems = numbers.Where(number => number.Value < 0).Select(number => $"{number.Option} {number.Value} is negative (expected 0 or more).").ToList();
        var rules = new CleanupRules { Now = now };
        return problems.Count > 0
            ? throw new UsageException(problems)
            : rules with { KeepNewest = keepNewest ?? rules.KeepNewest, KeepYoungerThan = keepDays is { } days ? TimeSpan.FromDays(days) : rules.KeepYoungerThan };
    }
}
