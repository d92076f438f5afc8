namespace Slipway.Verification;

/// <summary>An outcome as a sign and a word.</summary>
internal static class OutcomeCell
{
    /// <summary>Adds it.</summary>
    public static void Add(HtmlText page, CheckOutcome outcome) =>
        page.Add($"<span class=\"state {ReportText.Style(outcome)}\"><span class=\"sign\" aria-hidden=\"true\">{ReportText.Sign(outcome)}</span><span class=\"word\">{outcome.ToString()}</span></span>");
}
