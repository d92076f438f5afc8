namespace Slipway.Verification;

/// <summary>Every check by suite and group, with its time and that of the previous release.</summary>
internal static class CheckSection
{
    /// <summary>Adds a section for each suite.</summary>
    public static void Add(HtmlText page, VerificationReport report, ReportComparison? comparison)
    {
        for (var number = 0; number < report.Suites.Count; number++)
        {
            var suite = report.Suites[number];
            page.Section($"suite-{number}", suite.Name);
            foreach (var group in suite.Checks.GroupBy(check => check.Group, StringComparer.Ordinal))
            {
                AddGroup(page, suite, [.. group], comparison);
            }

            page.Raw("</section>\n");
        }
    }

    private static void AddGroup(HtmlText page, SuiteResult suite, IReadOnlyList<CheckResult> checks, ReportComparison? comparison)
    {
        var time = TimeSpan.FromTicks(checks.Sum(check => check.Duration.Ticks));
        page.Add($"<h3>{checks[0].Group} <small>{ReportText.Count(checks.Count, "check")}, {ReportText.Duration(time)}</small></h3>\n");
        page.Raw("<table class=\"checks\"><thead><tr><th scope=\"col\">Result</th><th scope=\"col\">Check</th><th scope=\"col\" class=\"number\">Time</th>");
        page.Raw(comparison is null ? "" : "<th scope=\"col\" class=\"number wide\">Before</th>").Raw("</tr></thead>\n<tbody>\n");
        foreach (var check in checks)
        {
            AddRow(page, check, comparison, comparison?.Find(suite, check));
        }

        page.Raw("</tbody></table>\n");
    }

    private static void AddRow(HtmlText page, CheckResult check, ReportComparison? comparison, CheckResult? before)
    {
        page.Raw("<tr><td>");
        OutcomeCell.Add(page, check.Outcome);
        page.Add($"</td><td>{check.Name}");
        if (check.Attempts > 1)
        {
            page.Add($" <span class=\"state changed\">{check.Attempts} attempts</span>");
        }

        if (check.Outcome != CheckOutcome.Failed && check.Message is { Length: > 0 } message)
        {
            page.Add($"<small>{message}</small>");
        }

        page.Add($"</td><td class=\"number\">{ReportText.Duration(check.Duration)}</td>");
        if (comparison is not null)
        {
            page.Add($"<td class=\"number wide\">{Before(before)}</td>");
        }

        page.Raw("</tr>\n");
    }

    private static string Before(CheckResult? before) => before is null ? "new" : $"{ReportText.Sign(before.Outcome)} {ReportText.Duration(before.Duration)}";
}
