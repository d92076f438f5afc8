namespace Slipway.Verification;

/// <summary>Which checks fare differently than in the previous release.</summary>
internal static class ChangeSection
{
    /// <summary>Adds the section, when there is anything to compare with.</summary>
    public static void Add(HtmlText page, ReportComparison? comparison)
    {
        if (comparison is null)
        {
            return;
        }

        page.Section("changes", $"Since {comparison.Before.Version}");
        (string Text, string Style, IReadOnlyList<string> Names)[] groups =
        [
            ("failed now", "failed", comparison.NewlyFailing), ("fixed", "succeeded", comparison.Fixed), ("new", "changed", comparison.Added), ("gone", "skipped", comparison.Gone),
        ];
        if (groups.All(group => group.Names.Count == 0))
        {
            page.Raw("<p>The same checks with the same results.</p>\n");
        }

        foreach (var (text, style, names) in groups.Where(group => group.Names.Count > 0))
        {
            page.Add($"<details open><summary><span class=\"state {style}\"><b>{names.Count}</b> {text}</span></summary>\n<ul class=\"plain\">\n");
            foreach (var name in names)
            {
                page.Add($"<li>{name}</li>\n");
            }

            page.Raw("</ul></details>\n");
        }

        page.Raw("</section>\n");
    }
}
