namespace Slipway.Verification;

/// <summary>What failed, and what was found out about it.</summary>
internal static class FailureSection
{
    // Of a text that is longer, the beginning and the end are shown; the JSON has all of it.
    private const int MostCharacters = 20_000;

    /// <summary>Adds the section, when anything failed or was kept.</summary>
    public static void Add(HtmlText page, VerificationReport report)
    {
        var steps = report.Steps.Where(step => step.Outcome == CheckOutcome.Failed).ToList();
        var checks = report.Suites.SelectMany(suite => suite.Checks).Where(check => check.Outcome == CheckOutcome.Failed).ToList();
        if (steps.Count + checks.Count + report.Evidence.Count == 0)
        {
            return;
        }

        page.Section("failures", steps.Count + checks.Count == 0 ? "Logs" : "Failures");
        foreach (var step in steps)
        {
            AddFailure(page, step.Name, "step", step.Message, null);
        }

        foreach (var check in checks)
        {
            AddFailure(page, check.Name, check.Group, check.Message, check.Detail);
        }

        foreach (var evidence in report.Evidence)
        {
            page.Add($"<details><summary>{evidence.Source}: {evidence.Title}</summary>\n<pre tabindex=\"0\" role=\"group\" aria-label=\"{evidence.Source}: {evidence.Title}\">{Shorten(evidence.Text)}</pre></details>\n");
        }

        page.Raw("</section>\n");
    }

    private static void AddFailure(HtmlText page, string name, string group, string? message, string? detail)
    {
        page.Add($"<article class=\"failure failed\">\n<h3>{name} <small>{group}</small></h3>\n<p>{message ?? "No reason was given."}</p>\n");
        if (detail is { Length: > 0 })
        {
            page.Add($"<pre tabindex=\"0\" role=\"group\" aria-label=\"Details of {name}\">{Shorten(detail)}</pre>\n");
        }

        page.Raw("</article>\n");
    }

    private static string Shorten(string text) => text.Length <= MostCharacters ? text : $"{text[..(MostCharacters / 2)]}\n…\n{text[^(MostCharacters / 2)..]}";
}
