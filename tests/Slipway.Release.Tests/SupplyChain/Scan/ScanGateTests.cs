using Slipway.Images;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Release.Tests;

public sealed class ScanGateTests : IDisposable
{
    private const string Report = """
        { "matches": [
            { "vulnerability": { "id": "CVE-2026-1", "severity": "Critical", "fix": { "versions": ["2.0"] } }, "artifact": { "name": "libssl3", "version": "1.0", "purl": "pkg:deb/debian/libssl3@1.0" } },
            { "vulnerability": { "id": "CVE-2026-2", "severity": "High" }, "artifact": { "name": "zlib1g", "version": "1.2", "purl": "pkg:deb/debian/zlib1g@1.2" } },
            { "vulnerability": { "id": "CVE-2026-3", "severity": "Medium" }, "artifact": { "name": "bash", "version": "5" } } ],
          "descriptor": { "name": "grype", "version": "0.104.0" } }
        """;

    private static readonly ScanSubject[] Subjects = [Subject("controller", "linux/amd64"), Subject("proxy", "linux/amd64"), Subject("proxy", "linux/arm64")];
    private readonly TempDirectory _temp = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AbsolutePath Folder => (AbsolutePath)_temp["scan"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Failing_vulnerabilities_are_named_with_package_versions_images_and_platforms()
    {
        var results = await RunAsync(new ScanRules(Severity.High, [], []));
        var error = Should.Throw<ScanFailedException>(() => ScanOutcome.Require(results, Severity.High)).Message;
        error.ShouldContain("2 vulnerabilities are High or worse");
        error.ShouldContain("CVE-2026-1 (Critical) in libssl3 1.0, fixed in 2.0: proxy linux/amd64, proxy linux/arm64");
        error.ShouldContain("CVE-2026-2 (High) in zlib1g 1.2, no fix known: proxy linux/amd64, proxy linux/arm64");
        error.ShouldNotContain("CVE-2026-3");
    }

    [Fact]
    public async Task What_is_accounted_for_does_not_stop_a_release()
    {
        var results = await RunAsync(new ScanRules(Severity.High, [new VexStatement(["CVE-2026-1"], ["pkg:oci/proxy"], [], "not_affected: unreachable", "vex.json")], [new ScanIgnore("CVE-2026-2", "Fixed next week", new DateOnly(2027, 1, 1))]));
        Should.NotThrow(() => ScanOutcome.Require(results, Severity.High));
        results[1].Findings.Select(finding => finding.Verdict).ShouldBe([ScanVerdict.NotAffected, ScanVerdict.Ignored, ScanVerdict.BelowThreshold]);
    }

    [Fact]
    public async Task Table_and_summary_show_every_image_and_platform()
    {
        var rules = new ScanRules(Severity.Critical, [], [new ScanIgnore("CVE-2026-1", "Fixed next week", new DateOnly(2027, 1, 1)) { Image = "proxy" }]);
        var results = await RunAsync(rules);
        results = [.. results.Take(2), results[2] with { Findings = new ScanRules(Severity.High, [], []).Judge(Subjects[2], ScanDocuments.ReadReport((AbsolutePath)_temp["report.json"])) }];
        Golden.Match(string.Join('\n', ScanTable.Lines(results)) + "\n", "scan-table.txt");

        ScanSummary.Of("v1.0.0", Severity.Critical, results).Write(Folder);
        Golden.Match(await File.ReadAllTextAsync(Folder / "summary.json", Cancel), "scan-summary.json");
        var summary = ScanSummary.Read(Folder)!;
        summary.Passed(Subjects[0].Index).ShouldBe(true);
        summary.Passed(Subjects[1].Index).ShouldBe(false);
        summary.Passed(Subjects[1].Manifest).ShouldBe(true);
        summary.Passed(Digest.Of("unknown"u8)).ShouldBeNull();
    }

    [Fact]
    public async Task Reports_are_kept_under_the_names_of_image_and_platform()
    {
        await RunAsync(new ScanRules(Severity.High, [], []));
        Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["controller-linux-amd64.json", "proxy-linux-amd64.json", "proxy-linux-arm64.json"]);
        (await File.ReadAllTextAsync(Folder / "proxy-linux-amd64.json", Cancel)).ShouldBe(Report);
    }

    [Fact]
    public void Missing_or_damaged_summary_is_no_scan()
    {
        ScanSummary.Read(Folder).ShouldBeNull();
        AtomicFile.WriteAllText(Folder / "summary.json", "{");
        ScanSummary.Read(Folder).ShouldBeNull();
    }

    private static ScanSubject Subject(string image, string platform) => new(image, platform, DigestOf(image), DigestOf($"{image} {platform}"));

    private static Digest DigestOf(string text) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<ScanResult>> RunAsync(ScanRules rules)
    {
        await File.WriteAllTextAsync(_temp["report.json"], Report, Cancel);
        await File.WriteAllTextAsync(_temp["clean.json"], """{ "matches": [], "descriptor": { "name": "grype", "version": "0.104.0" } }""", Cancel);
        var layout = await OciLayout.OpenOrCreateAsync(_temp["layout"], Cancel);
        var reports = ScanReports.Parse(["controller=clean.json", "proxy=report.json"], Subjects, (AbsolutePath)_temp.Path);
        return await new ScanRun(layout, Folder, rules).RunAsync(Subjects, reports, Cancel);
    }
}
