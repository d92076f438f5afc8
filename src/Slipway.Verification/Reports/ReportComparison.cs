namespace Slipway.Verification;

/// <summary>What is different from the verification of an earlier release in the same mode.</summary>
internal sealed class ReportComparison
{
    private readonly Dictionary<string, CheckResult> _before;

    private ReportComparison(VerificationReport before, Dictionary<string, CheckResult> checks)
    {
        Before = before;
        _before = checks;
    }

    /// <summary>The earlier report.</summary>
    public VerificationReport Before { get; }

    /// <summary>Checks that failed now and did not then.</summary>
    public required IReadOnlyList<string> NewlyFailing { get; init; }

    /// <summary>Checks that failed then and pass now.</summary>
    public required IReadOnlyList<string> Fixed { get; init; }

    /// <summary>Checks that were not there.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Checks that are not there any more.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Compares two reports; checks are the same when suite, group and name are.</summary>
    public static ReportComparison Between(VerificationReport before, VerificationReport now)
    {
        var (then, current) = (Checks(before), Checks(now));
        return new(before, then)
        {
            NewlyFailing = Names(current.Where(check => check.Value.Outcome == CheckOutcome.Failed && then.TryGetValue(check.Key, out var old) && old.Outcome != CheckOutcome.Failed)),
            Fixed = Names(current.Where(check => check.Value.Outcome == CheckOutcome.Passed && then.TryGetValue(check.Key, out var old) && old.Outcome == CheckOutcome.Failed)),
            Added = Names(current.Where(check => !then.ContainsKey(check.Key))),
            Gone = Names(then.Where(check => !current.ContainsKey(check.Key))),
        };
    }

    /// <summary>The same check in the earlier report; null when it was not there.</summary>
    public CheckResult? Find(SuiteResult suite, CheckResult check) => _before.GetValueOrDefault(Key(suite, check));

    private static string[] Names(IEnumerable<KeyValuePair<string, CheckResult>> checks) =>
        [.. checks.Select(check => $"{check.Value.Group}: {check.Value.Name}")];

    // The last one counts where a suite of the user's has two checks of one name.
    private static Dictionary<string, CheckResult> Checks(VerificationReport report)
    {
        var checks = new Dictionary<string, CheckResult>(StringComparer.Ordinal);
        foreach (var suite in report.Suites)
        {
            foreach (var check in suite.Checks)
            {
                checks[Key(suite, check)] = check;
            }
        }

        return checks;
    }

    private static string Key(SuiteResult suite, CheckResult check) => $"{suite.Name}\0{check.Group}\0{check.Name}";
}
