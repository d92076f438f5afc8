namespace Slipway.Verification;

/// <summary>What was done, and with what.</summary>
internal static class RunSections
{
    /// <summary>Adds steps and artefacts.</summary>
    public static void Add(HtmlText page, VerificationReport report)
    {
        page.Section("steps", "Steps").Raw("<table class=\"steps\"><thead><tr><th scope=\"col\">Result</th><th scope=\"col\">Step</th><th scope=\"col\" class=\"number\">Time</th></tr></thead>\n<tbody>\n");
        foreach (var step in report.Steps)
        {
            page.Raw("<tr><td>");
            OutcomeCell.Add(page, step.Outcome);
            page.Add($"</td><td>{step.Name}</td><td class=\"number\">{ReportText.Duration(step.Duration)}</td></tr>\n");
        }

        page.Raw("</tbody></table>\n</section>\n");
        page.Section("artefacts", "Artefacts").Raw("<table class=\"artefacts\"><thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Reference and digest</th></tr></thead>\n<tbody>\n");
        foreach (var artifact in report.Artifacts)
        {
            page.Add($"<tr><td>{artifact.Kind}</td><td>{artifact.Reference}<span class=\"digest\">{artifact.Digest}</span></td></tr>\n");
        }

        page.Raw("</tbody></table>\n</section>\n");
    }
}
