using System.Text.Json;

namespace Slipway.Images;

/// <summary>The vulnerabilities of a CycloneDX document, as a report and as VEX (CycloneDX 1.4 to 1.6, <c>vulnerabilities</c>).</summary>
internal static class CycloneDxReport
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal) { "not_affected", "false_positive", "resolved", "resolved_with_pedigree" };

    public static bool Is(JsonElement root) => root.Text("bomFormat") == "CycloneDX";

    public static ScanReport Read(JsonElement root, string source)
    {
        var components = Components(root);
        var found =
            from vulnerability in root.Items("vulnerabilities")
            from affected in vulnerability.Items("affects").Select(affected => affected.Text("ref")).DefaultIfEmpty(null)
            let component = affected is null ? default : components.GetValueOrDefault(affected)
            where vulnerability.Text("id") is not null
            select new Vulnerability(vulnerability.Text("id")!, component.Text("name") ?? affected ?? "unknown package", component.Text("version") ?? "", SeverityOf(vulnerability))
            {
                Aliases = [.. vulnerability.Items("references").Select(reference => reference.Text("id")).OfType<string>()],
                FixedVersion = vulnerability.Text("recommendation"),
                PackageUrl = component.Text("purl") ?? (affected?.StartsWith("pkg:", StringComparison.Ordinal) == true ? affected : null),
            };
        return new ScanReport(Tool(root), [.. found], Statements(root, source));
    }

    /// <summary>What the document says to be harmless.</summary>
    /// <exception cref="ScanException">It says so without a reason.</exception>
    public static IReadOnlyList<VexStatement> Statements(JsonElement root, string source)
    {
        var components = Components(root);
        return
        [
            .. from vulnerability in root.Items("vulnerabilities")
               let id = vulnerability.Text("id")
               let analysis = vulnerability.At("analysis")
               let state = analysis.Text("state")
               where id is not null && state is not null && Harmless.Contains(state)
               let reason = analysis.Text("justification") ?? analysis.Text("detail") ?? throw new ScanException($"{source} says that {id} is '{state}' without a justification or detail: say why.")
               select new VexStatement(
                   [id, .. vulnerability.Items("references").Select(reference => reference.Text("id")).OfType<string>()],
                   [.. vulnerability.Items("affects").Select(affected => affected.Text("ref")).OfType<string>().Select(name => components.GetValueOrDefault(name).Text("purl") ?? Product(name))],
                   [],
                   $"{state}: {reason}",
                   source),
        ];
    }

    // A BOM-Link (urn:cdx:serial/version#reference) names a component of another document.
    private static string Product(string reference) => reference.StartsWith("urn:cdx:", StringComparison.Ordinal) && reference.Split('#', 2) is [_, var component] ? Uri.UnescapeDataString(component) : reference;

    private static Dictionary<string, JsonElement> Components(JsonElement root) =>
        root.Items("components").Append(root.At("metadata").At("component")).Where(component => component.Text("bom-ref") is not null)
            .DistinctBy(component => component.Text("bom-ref")).ToDictionary(component => component.Text("bom-ref")!, StringComparer.Ordinal);

    private static Severity SeverityOf(JsonElement vulnerability) => vulnerability.Items("ratings")
        .Select(rating => ReportJson.Severity(rating.Text("severity")) is var named and not Severity.Unknown ? named : rating.Number("score") is { } score ? ReportJson.Severity(score) : Severity.Unknown)
        .DefaultIfEmpty(Severity.Unknown).Max();

    private static string Tool(JsonElement root)
    {
        var tools = root.At("metadata").At("tools");
        var names = (tools.ValueKind == JsonValueKind.Array ? tools.EnumerateArray() : tools.Items("components")).Select(tool => $"{tool.Text("name")} {tool.Text("version")}".Trim()).Where(name => name.Length > 0);
        return string.Join(", ", names) is { Length: > 0 } text ? text : "CycloneDX";
    }
}
