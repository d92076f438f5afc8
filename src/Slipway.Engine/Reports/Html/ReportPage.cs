namespace Slipway.Engine;

/// <summary>A run report as one page that loads nothing.</summary>
internal static class ReportPage
{
    /// <summary>The page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="redact">Masks secrets.</param>
    public static string Write(RunReport report, Func<string, string> redact)
    {
        var main = Main(report, redact);
        var page = new HtmlPage(redact);
        var (style, word, sign) = Verdict(report.ExitCode);
        page.Raw(ReportAssets.HeadStart).Add($"<title>{sign} {report.Title} – {word.ToLowerInvariant()}</title>\n").Raw(ReportAssets.HeadEnd);
        page.Raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n");
        page.Add($"<header class=\"{style}\">\n<p class=\"verdict\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span>{word}</p>\n<h1>{report.Title}</h1>\n");
        AddCounts(page, report);
        AddFacts(page, report.Facts);
        page.Raw("</header>\n<nav aria-label=\"Sections\"><ul>");
        foreach (var section in main.Sections)
        {
            page.Add($"<li><a href=\"#{section.Id}\">{section.Title}</a></li>");
        }

        return page.Raw("</ul></nav>\n<main id=\"main\">\n").Raw(main.ToString()).Raw("</main>\n").Raw(ReportAssets.End).ToString();
    }

    private static HtmlPage Main(RunReport report, Func<string, string> redact)
    {
        var page = new HtmlPage(redact);
        var failures = FailureSection.Find(report);
        FailureSection.Add(page, failures);
        TimelineSection.Add(page, report, failures);
        GraphSection.Add(page, report);
        ArtefactSection.Add(page, report);
        FailureSection.AddMessages(page, report);
        AddParameters(page, report.Parameters);
        return page;
    }

    private static (string Style, string Word, string Sign) Verdict(int exitCode) => exitCode switch
    {
        ExitCode.Done => ("succeeded", "Succeeded", "✓"),
        ExitCode.Cancelled => ("cancelled", "Cancelled", "■"),
        _ => ("failed", "Failed", "✗"),
    };

    private static void AddCounts(HtmlPage page, RunReport report)
    {
        page.Add($"<ul class=\"counts\">\n<li class=\"took\"><b>{Summary.Seconds(report.Duration)}</b></li>\n");
        for (var state = ReportState.Succeeded; state <= ReportState.NotRun; state++)
        {
            var count = report.Targets.Count(target => target.State == state);
            if (count > 0)
            {
                page.Add($"<li class=\"state {state.Class()}\"><b>{count}</b> {state.Words().ToLowerInvariant()}</li>\n");
            }
        }

        page.Raw("</ul>\n");
    }

    private static void AddFacts(HtmlPage page, IReadOnlyList<ReportFact> facts)
    {
        page.Raw("<dl>\n");
        foreach (var fact in facts)
        {
            page.Add($"<div><dt>{fact.Name}</dt><dd>");
            _ = fact.Link is { } link ? page.Add($"<a href=\"{link}\" rel=\"noreferrer\">{fact.Value}</a>") : page.Add($"{fact.Value}");
            page.Raw("</dd></div>\n");
        }

        page.Raw("</dl>\n");
    }

    private static void AddParameters(HtmlPage page, IReadOnlyList<GivenParameter> parameters)
    {
        if (parameters.Count == 0)
        {
            return;
        }

        page.Section("parameters", "Parameters").Raw("<table class=\"parameters\"><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">Value</th><th scope=\"col\">From</th></tr></thead>\n<tbody>\n");
        foreach (var parameter in parameters)
        {
            page.Add($"<tr><th scope=\"row\">--{parameter.Option}</th><td class=\"text\">{parameter.Value}</td><td>{parameter.Source}</td></tr>\n");
        }

        page.Raw("</tbody></table>\n</section>\n");
    }
}
