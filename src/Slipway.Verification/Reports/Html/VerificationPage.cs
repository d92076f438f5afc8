using System.Security.Cryptography;
using System.Text;

namespace Slipway.Verification;

/// <summary>A verification as one page that loads nothing: its style is allowed by hash, scripts and everything else are not.</summary>
internal static class VerificationPage
{
    /// <summary>The page.</summary>
    /// <param name="report">The verification.</param>
    /// <param name="comparison">What is different from the previous release; null when there is nothing to compare with.</param>
    public static string Write(VerificationReport report, ReportComparison? comparison)
    {
        var main = new HtmlText();
        FailureSection.Add(main, report);
        ChangeSection.Add(main, comparison);
        CheckSection.Add(main, report, comparison);
        LoadSection.Add(main, report.Load, comparison?.Before);
        RunSections.Add(main, report);

        var page = new HtmlText();
        AddHead(page, report);
        page.Raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n");
        AddHeader(page, report, comparison);
        page.Raw("<nav aria-label=\"Sections\"><ul>");
        foreach (var (id, title) in main.Sections)
        {
            page.Add($"<li><a href=\"#{id}\">{title}</a></li>");
        }

        return page.Raw("</ul></nav>\n<main id=\"main\">\n").Raw(main.ToString())
            .Raw("</main>\n<footer><p>Written by Slipway. This page is self-contained: it loads nothing and can be sent as it is.</p></footer>\n</body>\n</html>\n").ToString();
    }

    private static void AddHead(HtmlText page, VerificationReport report)
    {
        var style = ReadStyle();
        page.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        page.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Add($"<title>{Sign(report)} {report.Version} {report.Mode} – {Verdict(report).ToLowerInvariant()}</title>\n").Raw($"<style>{style}</style>\n</head>\n");
    }

    private static void AddHeader(HtmlText page, VerificationReport report, ReportComparison? comparison)
    {
        page.Add($"<header class=\"{(report.Passed ? "succeeded" : "failed")}\">\n<p class=\"verdict\"><span class=\"sign\" aria-hidden=\"true\">{Sign(report)}</span>{Verdict(report)}</p>\n<h1>{report.Version}</h1>\n<ul class=\"counts\">\n");
        page.Add($"<li><b>{ReportText.Duration(report.Duration)}</b></li>\n");
        var checks = report.Suites.SelectMany(suite => suite.Checks).ToList();
        foreach (var outcome in Enum.GetValues<CheckOutcome>())
        {
            var count = checks.Count(check => check.Outcome == outcome);
            if (count > 0)
            {
                page.Add($"<li class=\"state {ReportText.Style(outcome)}\"><b>{count}</b> {outcome.ToString().ToLowerInvariant()}</li>\n");
            }
        }

        page.Raw("</ul>\n<dl>\n");
        AddFact(page, "Mode", report.Mode);
        AddFact(page, "Started", ReportText.Time(report.Started));
        AddFact(page, "Compared with", comparison is null ? "nothing: no earlier release has a report of this mode" : $"{comparison.Before.Version} of {ReportText.Time(comparison.Before.Started)}");
        foreach (var (tool, version) in report.Tools.OrderBy(tool => tool.Key, StringComparer.Ordinal))
        {
            AddFact(page, tool, version);
        }

        page.Raw("</dl>\n</header>\n");
    }

    private static void AddFact(HtmlText page, string name, string value) => page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");

    private static string Verdict(VerificationReport report) => report.Passed ? "Verified" : "Failed";

    private static string Sign(VerificationReport report) => report.Passed ? "✓" : "✗";

    private static string ReadStyle()
    {
        using var stream = typeof(VerificationPage).Assembly.GetManifestResourceStream("verification.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
