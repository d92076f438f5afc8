using System.Globalization;

namespace Slipway.Engine;

/// <summary>What the targets made, with sizes and digests; and the reports that are among it.</summary>
internal static class ArtefactSection
{
    private const int MostFilesOfTarget = 100;
    private const int MostFilesUnfolded = 12;
    private const int MostLinks = 20;

    /// <summary>Adds the section, when anything was made.</summary>
    public static void Add(HtmlPage page, RunReport report)
    {
        var makers = report.Targets.Where(target => target.Products is { } products && (products.Files.Count > 0 || products.Problem is not null)).ToList();
        if (makers.Count == 0)
        {
            return;
        }

        page.Section("artefacts", "Artefacts");
        AddReports(page, makers);
        foreach (var maker in makers)
        {
            AddTarget(page, maker.Name, maker.Products!);
        }

        page.Raw("</section>\n");
    }

    /// <summary>The pages among the products that are meant to be opened: of a folder with an index, only that.</summary>
    public static IReadOnlyList<string> FindReports(IEnumerable<string> paths)
    {
        var pages = paths.Where(path => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var sites = pages.Where(IsIndex).Select(Folder).ToList();
        return [.. pages.Where(path => !sites.Exists(site => path.StartsWith(site, StringComparison.Ordinal) && (site.Length < Folder(path).Length || !IsIndex(path)))).Take(MostLinks)];
    }

    /// <summary>A size as a person reads it.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB"];
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < units.Length - 1; unit++)
        {
            size /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {units[unit]}");
    }

    private static bool IsIndex(string path) => Path.GetFileName(path).Equals("index.html", StringComparison.OrdinalIgnoreCase);

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static void AddReports(HtmlPage page, IEnumerable<ReportTarget> makers)
    {
        var reports = FindReports(makers.SelectMany(maker => maker.Products!.Files).Select(file => file.Path));
        if (reports.Count == 0)
        {
            return;
        }

        page.Raw("<p>Other reports:</p>\n<ul class=\"plain\">\n");
        foreach (var report in reports)
        {
            // The report lies two folders below the root.
            page.Add($"<li><a href=\"../../{string.Join('/', report.Split('/').Select(Uri.EscapeDataString))}\">{report}</a></li>\n");
        }

        page.Raw("</ul>\n");
    }

    private static void AddTarget(HtmlPage page, string name, ProductList products)
    {
        var files = products.Files;
        page.Add($"<details{(files.Count <= MostFilesUnfolded ? " open" : "")}><summary><b>{name}</b> <span class=\"sum\">{Count(files.Count, "file")}, {Size(files.Sum(file => file.Size))}</span></summary>\n");
        if (products.Problem is { } problem)
        {
            page.Add($"<p>{problem}</p>\n");
        }

        if (files.Count > 0)
        {
            page.Add($"<table class=\"files\"><caption class=\"unseen\">Files that {name} made</caption><thead><tr><th scope=\"col\">Path</th><th scope=\"col\" class=\"number\">Size</th><th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
            foreach (var file in files.Take(MostFilesOfTarget))
            {
                page.Add($"<tr><td class=\"path\">{file.Path}</td><td class=\"number\">{Size(file.Size)}</td><td class=\"digest\">{file.Sha256 ?? "not computed"}</td></tr>\n");
            }

            page.Raw("</tbody></table>\n");
        }

        if (files.Count > MostFilesOfTarget)
        {
            page.Add($"<p>And {Count(files.Count - MostFilesOfTarget, "more file")}.</p>\n");
        }

        page.Raw("</details>\n");
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
