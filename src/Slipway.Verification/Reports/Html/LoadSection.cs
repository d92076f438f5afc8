using System.Globalization;

namespace Slipway.Verification;

/// <summary>What the load test measured, beside the previous release's.</summary>
internal static class LoadSection
{
    /// <summary>Adds the section, when there was a load test.</summary>
    public static void Add(HtmlText page, LoadResult? load, VerificationReport? previous)
    {
        if (load is null)
        {
            return;
        }

        var before = previous?.Load;
        page.Section("load", "Load");
        page.Add($"<p>{load.Requests.ToString("N0", CultureInfo.InvariantCulture)} requests at {load.Rate.ToString("N0", CultureInfo.InvariantCulture)} a second for {ReportText.Duration(load.Duration)}, {ReportText.Count(load.Errors, "error")}. ");
        page.Raw("Latency counts from when a request was due. The load test does not decide whether the release may be published.</p>\n");
        page.Raw("<table class=\"load\"><thead><tr><th scope=\"col\">Latency</th><th scope=\"col\" class=\"number\">Now</th><th scope=\"col\"><span class=\"unseen\">Bar</span></th>");
        _ = before is null ? page : page.Add($"<th scope=\"col\" class=\"number\">{previous!.Version}</th><th scope=\"col\" class=\"number\">Change</th>");
        page.Raw("</tr></thead>\n<tbody>\n");
        foreach (var (name, latency) in Rows(load.Latency))
        {
            AddRow(page, name, latency, load.Latency.Maximum, before is null ? null : Rows(before.Latency).Single(row => row.Name == name).Latency);
        }

        page.Raw("</tbody></table>\n");
        foreach (var problem in load.Problems)
        {
            page.Add($"<p class=\"quiet\">{problem}</p>\n");
        }

        page.Raw("</section>\n");
    }

    private static IEnumerable<(string Name, TimeSpan Latency)> Rows(LatencyPercentiles latency) =>
        [("50 %", latency.P50), ("90 %", latency.P90), ("99 %", latency.P99), ("99.9 %", latency.P999), ("Max", latency.Maximum), ("Mean", latency.Mean)];

    private static void AddRow(HtmlText page, string name, TimeSpan latency, TimeSpan maximum, TimeSpan? before)
    {
        var share = maximum > TimeSpan.Zero ? latency / maximum : 0;
        page.Add($"<tr><th scope=\"row\">{name}</th><td class=\"number\">{ReportText.Duration(latency)}</td><td><meter value=\"{share.ToString("0.####", CultureInfo.InvariantCulture)}\" aria-label=\"{name}\"></meter></td>");
        _ = before is { } then ? page.Add($"<td class=\"number\">{ReportText.Duration(then)}</td><td class=\"number\">{ReportText.Change(then.TotalSeconds, latency.TotalSeconds)}</td>") : page;
        page.Raw("</tr>\n");
    }
}
