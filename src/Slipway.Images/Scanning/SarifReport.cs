using System.Text.Json;
using System.Text.RegularExpressions;

namespace Slipway.Images;

/// <summary>A report in SARIF 2.1.0 of any scanner. Suppressions in it do not count: nobody answers for them here.</summary>
internal static partial class SarifReport
{
    public static bool Is(JsonElement root) => root.At("runs").ValueKind == JsonValueKind.Array && root.Text("version") is not null;

    public static ScanReport Read(JsonElement root)
    {
        var runs = root.Items("runs").ToArray();
        var tools = runs.Select(run => run.At("tool").At("driver")).Select(driver => $"{driver.Text("name") ?? "a scanner"} {driver.Text("semanticVersion") ?? driver.Text("version")}".TrimEnd());
        return new ScanReport(string.Join(", ", tools.Distinct(StringComparer.Ordinal)), [.. runs.SelectMany(Results)], []);
    }

    private static IEnumerable<Vulnerability> Results(JsonElement run)
    {
        var rules = run.At("tool").At("driver").Items("rules").ToArray();
        var byId = rules.Where(rule => rule.Text("id") is not null).DistinctBy(rule => rule.Text("id")).ToDictionary(rule => rule.Text("id")!, StringComparer.Ordinal);
        foreach (var result in run.Items("results").Where(result => result.Text("kind") is null or "fail" or "open" or "review"))
        {
            var id = result.Text("ruleId") ?? (result.Number("ruleIndex") is { } index && index >= 0 && index < rules.Length ? rules[(int)index].Text("id") : null) ?? "(without id)";
            yield return Result(id, result, byId.GetValueOrDefault(id));
        }
    }

    private static Vulnerability Result(string id, JsonElement result, JsonElement rule)
    {
        var message = result.At("message").Text("text") ?? "";
        var place = result.Items("locations").Select(location => location.At("physicalLocation").At("artifactLocation").Text("uri")).FirstOrDefault(uri => uri is not null);
        var package = Field(PackageLine(), message);
        var sentence = PackageSentence().Match(message);

        // Grype makes rules for each package: CVE-2026-1234-openssl.
        var name = VulnerabilityId().Match(id) is { Success: true } match ? match.Value : id;
        return new Vulnerability(
            name, package ?? (sentence.Success ? sentence.Groups["package"].Value : place ?? "unknown package"), Field(VersionLine(), message) ?? sentence.Groups["version"].Value, SeverityOf(result, rule, message))
        {
            FixedVersion = Field(FixedLine(), message),
        };
    }

    private static Severity SeverityOf(JsonElement result, JsonElement rule, string message)
    {
        if (Field(SeverityLine(), message) is { } named && ReportJson.Severity(named) is var own and not Severity.Unknown)
        {
            return own;
        }

        return (result.At("properties").Number("security-severity") ?? rule.At("properties").Number("security-severity")) is { } score ? ReportJson.Severity(score)
            : (result.Text("level") ?? rule.At("defaultConfiguration").Text("level") ?? "warning") switch
            {
                "error" => Severity.High,
                "warning" => Severity.Medium,
                "note" => Severity.Low,
                _ => Severity.Unknown,
            };
    }

    private static string? Field(Regex line, string message) => line.Match(message) is { Success: true } match && match.Groups["value"].Value.Trim() is { Length: > 0 } value ? value : null;

    [GeneratedRegex("^(CVE|GHSA|GO|RUSTSEC|PYSEC|DSA|DLA|USN|RHSA|ALAS)-[0-9]+-[0-9]+|^GHSA(-[0-9a-z]{4}){3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VulnerabilityId();

    [GeneratedRegex("^Package: (?<value>[^\n]*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex PackageLine();

    [GeneratedRegex("^Installed Version: (?<value>[^\n]*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex VersionLine();

    [GeneratedRegex("^Fixed Version: (?<value>[^\n]*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex FixedLine();

    [GeneratedRegex("^Severity: (?<value>[^\n]*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex SeverityLine();

    [GeneratedRegex(" package: (?<package>[^ ,]+), version (?<version>[^ ]+) was found", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PackageSentence();
}
