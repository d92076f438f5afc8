namespace Slipway.Images;

/// <summary>Reads dpkg's status file, or a paragraph of it as distroless images have one for each package (dpkg(1), deb822(5)).</summary>
internal static class DpkgStatus
{
    /// <summary>The packages that are installed. Paragraphs that are not understood are passed over.</summary>
    public static IEnumerable<OsPackage> Read(string text) =>
        Paragraphs(text).Where(IsInstalled).Select(fields => new OsPackage(fields["Package"], fields["Version"], fields.GetValueOrDefault("Architecture", ""))
        {
            Homepage = fields.GetValueOrDefault("Homepage"),
            Maintainer = fields.GetValueOrDefault("Maintainer"),
            Provides = [.. List(fields, "Provides").Select(Name)],
            Needs = [.. List(fields, "Pre-Depends").Concat(List(fields, "Depends")).Select(need => need.Split('|').Select(Name).ToList())],
        });

    // A continued line starts with a blank and belongs to the field above; none of the fields that are read here is continued.
    private static IEnumerable<Dictionary<string, string>> Paragraphs(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n').Append(""))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Trim().Length == 0)
            {
                yield return fields;
                fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            }
            else if (colon > 0 && !char.IsWhiteSpace(line[0]))
            {
                fields[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }
    }

    private static bool IsInstalled(Dictionary<string, string> fields) =>
        fields.GetValueOrDefault("Package", "").Length > 0
        && fields.GetValueOrDefault("Version", "").Length > 0
        && fields.GetValueOrDefault("Status", "installed").Split(' ')[^1] == "installed";

    private static string[] List(Dictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // "libc6:any (>= 2.36) [amd64]" asks for libc6.
    private static string Name(string relation) => relation.Trim().Split(' ', '(', ':', '[')[0];
}
