using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Images;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>What the last scan found: <c>artifacts/scan/summary.json</c>. The same findings give the same bytes.</summary>
/// <param name="Version">The release.</param>
/// <param name="Threshold">The least severity that stops a release.</param>
/// <param name="Images">What was scanned.</param>
internal sealed record ScanSummary(string Version, Severity Threshold, IReadOnlyList<ScanSummaryImage> Images)
{
    private const string FileName = "summary.json";

    /// <summary>The summary of results.</summary>
    public static ScanSummary Of(string version, Severity threshold, IReadOnlyList<ScanResult> results) => new(version, threshold, [.. results.Select(Image)]);

    /// <summary>Reads the summary of the last scan; null when there is none.</summary>
    public static ScanSummary? Read(AbsolutePath folder)
    {
        try
        {
            return (folder / FileName).FileExists() ? JsonSerializer.Deserialize((folder / FileName).ReadAllText(), ScanSummaryJson.Default.ScanSummary) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the summary.</summary>
    public void Write(AbsolutePath folder) => AtomicFile.WriteAllText(folder / FileName, JsonSerializer.Serialize(this, ScanSummaryJson.Default.ScanSummary) + "\n");

    /// <summary>How the scan of a manifest, or of all manifests of an index, went; null when it was not scanned.</summary>
    public bool? Passed(Digest digest) => Images.Where(image => image.Digest == digest || image.Index == digest).Select(image => (bool?)image.Passed).DefaultIfEmpty(null).Min();

    private static ScanSummaryImage Image(ScanResult result) => new(
        result.Subject.Image,
        result.Subject.Platform,
        result.Subject.Manifest,
        result.Subject.Index,
        result.Tool,
        result.Passed,
        [.. result.Findings.Select(finding => new ScanSummaryFinding(finding.Vulnerability.Id, finding.Vulnerability.Severity, finding.Vulnerability.Package, finding.Vulnerability.Version, finding.Vulnerability.FixedVersion, finding.Verdict, finding.Reason))]);
}

internal sealed record ScanSummaryImage(string Image, string Platform, Digest Digest, Digest Index, string Tool, bool Passed, IReadOnlyList<ScanSummaryFinding> Findings);

internal sealed record ScanSummaryFinding(string Id, Severity Severity, string Package, string Version, string? FixedVersion, ScanVerdict Verdict, string? Reason);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n",
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ScanSummary))]
internal sealed partial class ScanSummaryJson : JsonSerializerContext;
