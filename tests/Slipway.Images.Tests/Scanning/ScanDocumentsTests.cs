using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class ScanDocumentsTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    private AbsolutePath File => (AbsolutePath)_temp["report.json"];

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Report_of_trivy_is_read_without_repetitions_and_the_worst_first()
    {
        var report = Read(SampleReports.Trivy);

        report.Tool.ShouldBe("trivy 0.68.1");
        report.Vulnerabilities.Select(found => found.ToString()).ShouldBe(
        [
            "CVE-2026-1001 (Critical) in libssl3 3.0.11-1, fixed in 3.0.15-1",
            "GHSA-aaaa-bbbb-cccc (High) in Example.Json 1.0.0, fixed in 1.0.1",
            "CVE-2026-1002 (Low) in zlib1g 1.2.13, no fix known",
        ]);
        report.Vulnerabilities[0].IsNamed("DSA-6001-1").ShouldBeTrue();
        report.Vulnerabilities[0].PackageUrl.ShouldBe("pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.5");
    }

    [Fact]
    public void Report_of_grype_is_read_with_related_ids()
    {
        var report = Read(SampleReports.Grype);

        report.Tool.ShouldBe("grype 0.104.0");
        report.Vulnerabilities.Select(found => (found.Id, found.Severity, found.FixedVersion)).ShouldBe(
            [("CVE-2026-1001", Severity.Critical, "3.0.15-1"), ("GHSA-aaaa-bbbb-cccc", Severity.High, "1.0.1"), ("CVE-2026-1002", Severity.Negligible, null)]);
        report.Vulnerabilities[1].IsNamed("cve-2026-1003").ShouldBeTrue();
    }

    [Fact]
    public void Sarif_of_any_scanner_is_read_and_its_suppressions_do_not_count()
    {
        var report = Read(SampleReports.Sarif);

        report.Tool.ShouldBe("Trivy 0.68.1, Grype 0.104.0");
        report.Vulnerabilities.Select(found => found.ToString()).ShouldBe(
        [
            "CVE-2026-1001 (Critical) in libssl3 3.0.11-1, fixed in 3.0.15-1",
            "GHSA-aaaa-bbbb-cccc (High) in Example.Json 1.0.0, no fix known",
            "SOMETHING-ELSE (High) in etc/passwd, no fix known",
            "CVE-2026-1002 (Low) in zlib1g 1.2.13, no fix known",
        ]);
    }

    [Fact]
    public void CycloneDX_is_read_with_the_worst_rating_and_its_own_analysis()
    {
        var report = Read(SampleReports.CycloneDx);

        report.Tool.ShouldBe("trivy 0.68.1");
        report.Vulnerabilities.Select(found => (found.Id, found.Package, found.Severity)).ShouldBe(
            [("CVE-2026-1001", "libssl3", Severity.Critical), ("GHSA-aaaa-bbbb-cccc", "Example.Json", Severity.High), ("CVE-2026-1004", "pkg:nuget/Other@2.0.0", Severity.Unknown)]);
        var statement = report.Statements.ShouldHaveSingleItem();
        (statement.Reason, statement.Source).ShouldBe(("not_affected: code_not_reachable", "report.json"));
        statement.Covers(report.Vulnerabilities[1], []).ShouldBeTrue();
        statement.Covers(report.Vulnerabilities[0], []).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "is no report of a scanner")]
    [InlineData("{}", "is no report of a scanner")]
    [InlineData("[]", "is no report of a scanner")]
    [InlineData("null", "is no report of a scanner")]
    [InlineData("<xml/>", "is no report of a scanner")]
    public void What_is_no_report_is_named(string text, string reason) => Should.Throw<ScanException>(() => Read(text)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("""{"runs":[null,7,{"results":[null,{"ruleIndex":-1},{"ruleIndex":9},{"message":7,"locations":[{}]}],"tool":{"driver":{"rules":[7]}}}],"version":"2.1.0"}""")]
    [InlineData("""{"bomFormat":"CycloneDX","vulnerabilities":[null,{"id":7},{"id":"CVE-1","affects":[7,{"ref":null}],"ratings":[null,{"severity":3,"score":"x"}]}],"components":[7],"metadata":[]}""")]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"x","Results":[null,{"Vulnerabilities":[null,{},{"VulnerabilityID":"CVE-1","Severity":3}]}]}""")]
    [InlineData("""{"matches":[null,{},{"vulnerability":{"id":"CVE-1","fix":[]},"artifact":7,"relatedVulnerabilities":[null]}],"descriptor":{}}""")]
    public void Report_with_surprises_is_read_as_far_as_it_makes_sense(string text) => Read(text).Vulnerabilities.ShouldAllBe(found => found.Severity != Severity.Critical);

    [Fact]
    public void Missing_file_is_named() => Should.Throw<ScanException>(() => ScanDocuments.ReadReport(File)).Message.ShouldContain(File);

    private ScanReport Read(string text)
    {
        System.IO.File.WriteAllText(File, text);
        return ScanDocuments.ReadReport(File);
    }
}
