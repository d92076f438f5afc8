using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class ScanRulesTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly ScanSubject Proxy = new("proxy", "linux/amd64", Digest.Of("index"u8), Digest.Of("manifest"u8));
    private static readonly Vulnerability Critical = new("CVE-2026-1", "a", "1", Severity.Critical) { PackageUrl = "pkg:nuget/a@1" };
    private static readonly ScanReport Report = new("t", [Critical, new("CVE-2026-2", "b", "1", Severity.High), new("CVE-2026-3", "c", "1", Severity.Medium), new("CVE-2026-4", "d", "1", Severity.Unknown)], []);
    private readonly TempDirectory _temp = new();

    private AbsolutePath File => (AbsolutePath)_temp["ignores.json"];

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(Severity.Critical, 1)]
    [InlineData(Severity.High, 2)]
    [InlineData(Severity.Medium, 3)]
    public void What_is_as_bad_as_the_threshold_fails(Severity threshold, int failing) =>
        new ScanRules(threshold, [], []).Judge(Proxy, Report).Count(finding => finding.Verdict == ScanVerdict.Failing).ShouldBe(failing);

    [Fact]
    public void Vex_statements_and_ignores_account_for_findings_with_their_reasons()
    {
        var rules = new ScanRules(Severity.High, [new VexStatement(["CVE-2026-1"], ["pkg:nuget/a"], [], "not_affected: unreachable", "vex.json")], [new ScanIgnore("CVE-2026-2", "Next week", Today)]);
        rules.Judge(Proxy, Report).Select(finding => (finding.Verdict, finding.Reason)).ShouldBe(
        [
            (ScanVerdict.NotAffected, "not_affected: unreachable (vex.json)"),
            (ScanVerdict.Ignored, "Next week (until 2026-11-21)"),
            (ScanVerdict.BelowThreshold, null),
            (ScanVerdict.BelowThreshold, null),
        ]);
    }

    [Fact]
    public void Ignore_is_for_its_package_and_image_only()
    {
        new ScanIgnore("cve-2026-1", "r", Today).Covers(Critical, "proxy").ShouldBeTrue();
        new ScanIgnore("CVE-2026-1", "r", Today) { Package = "a", Image = "proxy" }.Covers(Critical, "proxy").ShouldBeTrue();
        new ScanIgnore("CVE-2026-1", "r", Today) { Package = "b" }.Covers(Critical, "proxy").ShouldBeFalse();
        new ScanIgnore("CVE-2026-1", "r", Today) { Image = "sds" }.Covers(Critical, "proxy").ShouldBeFalse();
        new ScanIgnore("CVE-2026-11", "r", Today).Covers(Critical, "proxy").ShouldBeFalse();
    }

    [Fact]
    public void Ignore_without_id_or_reason_or_after_its_day_is_a_problem_that_names_it()
    {
        new ScanIgnore("CVE-1", "r", Today).Validate(Today).ShouldBeEmpty();
        new ScanIgnore("CVE-1", " ", Today).Validate(Today).ShouldHaveSingleItem().ShouldBe("CVE-1 is ignored without a reason: say why it is accepted.");
        new ScanIgnore("", "some reason", Today).Validate(Today).ShouldHaveSingleItem().ShouldContain("some reason");
        new ScanIgnore("CVE-1", "r", Today.AddDays(-1)) { Package = "a", Image = "proxy" }.Validate(Today).ShouldHaveSingleItem().ShouldContain("CVE-1 in a of proxy was ignored until 2026-11-20, which has passed");
    }

    [Fact]
    public void File_of_ignores_is_read()
    {
        System.IO.File.WriteAllText(File, """{ "ignores": [ { "id": "CVE-1", "reason": "r", "until": "2027-01-31", "package": "a" }, /* later */ { "id": "CVE-2", "reason": "s", "until": "2026-12-01" }, ] }""");
        ScanIgnoreFile.Read(File).ShouldBe([new ScanIgnore("CVE-1", "r", new DateOnly(2027, 1, 31)) { Package = "a" }, new ScanIgnore("CVE-2", "s", new DateOnly(2026, 12, 1))]);
    }

    [Theory]
    [InlineData("""{ "ignores": [ { "id": "CVE-1", "reason": "r" } ] }""", "CVE-1 is ignored without an end")]
    [InlineData("""{ "ignores": [ null ] }""", "the entry 1 is ignored without an end")]
    [InlineData("""{ "ignores": [ { "id": "CVE-1", "reason": "r", "until": "soon" } ] }""", "is no list of ignored vulnerabilities")]
    [InlineData("""{ "ignores": [ { "id": "CVE-1", "reson": "r", "until": "2027-01-31" } ] }""", "reson")]
    [InlineData("{}", "has no list 'ignores'")]
    [InlineData("", "is no list of ignored vulnerabilities")]
    public void File_of_ignores_that_is_wrong_is_named(string text, string reason)
    {
        System.IO.File.WriteAllText(File, text);
        Should.Throw<ScanException>(() => ScanIgnoreFile.Read(File)).Message.ShouldContain(reason);
    }
}
