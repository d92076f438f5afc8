using System.Text.Json;

namespace Slipway.Images;

/// <summary>The JSON of <c>trivy image --format json</c>, schema version 2.</summary>
internal static class TrivyReport
{
    public static bool Is(JsonElement root) => root.At("ArtifactName").ValueKind == JsonValueKind.String && root.At("SchemaVersion").ValueKind == JsonValueKind.Number;

    public static ScanReport Read(JsonElement root) => new(
        root.At("Trivy").Text("Version") is { } version ? $"trivy {version}" : "trivy",
        [
            .. from result in root.Items("Results")
               from found in result.Items("Vulnerabilities")
               where found.Text("VulnerabilityID") is not null
               select new Vulnerability(found.Text("VulnerabilityID")!, found.Text("PkgName") ?? result.Text("Target") ?? "", found.Text("InstalledVersion") ?? "", ReportJson.Severity(found.Text("Severity")))
               {
                   Aliases = [.. found.Texts("VendorIDs")],
                   FixedVersion = found.Text("FixedVersion"),
                   PackageUrl = found.At("PkgIdentifier").Text("PURL"),
               },
        ],
        []);
}
