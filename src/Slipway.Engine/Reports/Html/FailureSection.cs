namespace Slipway.Engine;

/// <summary>What failed and what it said last; and warnings and errors of all targets.</summary>
internal static class FailureSection
{
    // Of a failure that is longer, the beginning and the end are shown.
    private const int MostCharacters = 20_000;

    /// <summary>The targets that failed, then those that were cancelled and had said something.</summary>
    public static IReadOnlyList<ReportTarget> Find(RunReport report) =>
    [
        .. report.Targets.Where(target => target.State == ReportState.Failed),
        .. report.Targets.Where(target => target.State == ReportState.Cancelled && target.LogEnd.Count > 0),
    ];

    /// <summary>Adds the section, when anything failed.</summary>
    public static void Add(HtmlPage page, IReadOnlyList<ReportTarget> failures)
    {
        if (failures.Count == 0)
        {
            return;
        }

        page.Section("failures", "Failures");
        foreach (var target in failures)
        {
            AddTarget(page, target);
        }

        page.Raw("</section>\n");
    }

    /// <summary>Adds warnings and errors, when there are any.</summary>
    public static void AddMessages(HtmlPage page, RunReport report)
    {
        if (report.Messages.Count == 0)
        {
            return;
        }

        page.Section("messages", "Warnings and errors");
        page.Raw("<table class=\"messages\"><thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Target</th><th scope=\"col\">Message</th></tr></thead>\n<tbody>\n");
        foreach (var message in report.Messages)
        {
            page.Add($"<tr><td><span class=\"state {(message.IsError ? "failed" : "cancelled")}\">{(message.IsError ? "Error" : "Warning")}</span></td><td>{message.Target}</td><td class=\"text\">{message.Text}</td></tr>\n");
        }

        page.Raw("</tbody></table>\n");
        if (report.MessagesOmitted > 0)
        {
            page.Add($"<p>And {report.MessagesOmitted} more, which the log has.</p>\n");
        }

        page.Raw("</section>\n");
    }

    private static void AddTarget(HtmlPage page, ReportTarget target)
    {
        page.Add($"<article class=\"failure {target.State.Class()}\" id=\"failure-{target.Name}\">\n<h3>{target.Name} <span class=\"state {target.State.Class()}\">{target.State.Words()}</span> <small>after {Summary.Seconds(target.Duration)}</small></h3>\n");
        if (target.Failure is { } failure)
        {
            page.Add($"<pre class=\"cause\" tabindex=\"0\" role=\"group\" aria-label=\"Why {target.Name} failed\">{Shorten(failure)}</pre>\n");
        }

        if (target.LogEnd.Count > 0)
        {
            page.Add($"<details{(target.State == ReportState.Failed ? " open" : "")}><summary>The end of its log, {target.LogEnd.Count} {(target.LogEnd.Count == 1 ? "line" : "lines")}</summary>\n");
            page.Add($"<pre tabindex=\"0\" role=\"group\" aria-label=\"Log of {target.Name}\">{string.Join('\n', target.LogEnd)}</pre></details>\n");
        }

        page.Raw("</article>\n");
    }

    private static string Shorten(string text) => text.Length <= MostCharacters ? text : $"{text[..(MostCharacters / 2)]}\n…\n{text[^(MostCharacters / 2)..]}";
}
