using System.Text.Json;

namespace Slipway.Images;

/// <summary>The JSON of <c>grype -o json</c>.</summary>
internal static class GrypeReport
{
    public static bool Is(JsonElement root) => root.At("matches").ValueKind == JsonValueKind.Array && root.At("descriptor").ValueKind == JsonValueKind.Object;

    public static ScanReport Read(JsonElement root) => new(
        $"{root.At("descriptor").Text("name") ?? "grype"} {root.At("descriptor").Text("version")}".TrimEnd(),
        [
            .. from match in root.Items("matches")
               let found = match.At("vulnerability")
               let package = match.At("artifact")
               where found.Text("id") is not null
               select new Vulnerability(found.Text("id")!, package.Text("name") ?? "", package.Text("version") ?? "", ReportJson.Severity(found.Text("severity")))
               {
                   Aliases = [.. match.Items("relatedVulnerabilities").Select(related => related.Text("id")).OfType<string>()],
                   FixedVersion = string.Join(", ", found.At("fix").Texts("versions")) is { Length: > 0 } versions ? versions : null,
                   PackageUrl = package.Text("purl"),
               },
        ],
        []);
}
