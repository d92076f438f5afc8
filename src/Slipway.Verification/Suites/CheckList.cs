namespace Slipway.Verification.Suites;

/// <summary>Collects the results of a report; two of the same name are told apart by a number.</summary>
internal sealed class CheckList
{
    private readonly List<CheckResult> _checks = [];
    private readonly Dictionary<(string Group, string Name), int> _names = [];

    /// <summary>The results so far.</summary>
    public IReadOnlyList<CheckResult> Checks => _checks;

    /// <summary>Adds a result.</summary>
    /// <exception cref="SuiteReportException">There are too many.</exception>
    public void Add(CheckResult check)
    {
        if (_checks.Count == ReportLimits.Checks)
        {
            throw new SuiteReportException($"The report has more than {ReportLimits.Checks} results.");
        }

        var count = _names[(check.Group, check.Name)] = _names.GetValueOrDefault((check.Group, check.Name)) + 1;
        _checks.Add(count == 1 ? check : check with { Name = $"{check.Name} ({count})" });
    }
}
