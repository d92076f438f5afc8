using Slipway.Engine;
using Slipway.Images;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Release.Tests;

public sealed class ScanOptionsTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly ScanSubject[] Subjects = [Subject("proxy", "linux/amd64"), Subject("proxy", "linux/arm64"), Subject("sds", "linux/amd64")];
    private readonly TempDirectory _temp = new();

    private AbsolutePath Root => (AbsolutePath)_temp.Path;

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(null, Severity.High)]
    [InlineData("", Severity.High)]
    [InlineData("critical", Severity.Critical)]
    [InlineData("Medium", Severity.Medium)]
    public void Threshold_is_high_unless_given(string? text, Severity expected) => Rules(text).Threshold.ShouldBe(expected);

    [Theory]
    [InlineData("severe")]
    [InlineData("4")]
    [InlineData("unknown")]
    [InlineData("low, high")]
    public void Threshold_that_is_none_is_named(string text) => Should.Throw<UsageException>(() => Rules(text)).Message.ShouldContain($"--scan-threshold {text} is no severity");

    [Fact]
    public void Every_problem_of_documents_and_ignores_is_named_at_once()
    {
        File.WriteAllText(Root / "ignores.json", """{ "ignores": [ { "id": "CVE-1", "reason": "", "until": "2027-01-01" }, { "id": "CVE-2", "reason": "r", "until": "2026-01-01" } ] }""");
        var error = Should.Throw<UsageException>(() => ScanOptions.Rules("x", [Root / "none.json"], [new ScanIgnore("CVE-3", "", Today)], Root / "ignores.json", Today));
        error.Problems.Count.ShouldBe(5);
        error.Problems.ShouldContain(problem => problem.Contains("CVE-1 is ignored without a reason"));
        error.Problems.ShouldContain(problem => problem.Contains("CVE-2 was ignored until 2026-01-01"));
        error.Problems.ShouldContain(problem => problem.Contains("CVE-3 is ignored without a reason"));
        error.Problems.ShouldContain(problem => problem.Contains("none.json cannot be read"));
    }

    [Fact]
    public void Scanner_is_the_one_that_is_asked_for_or_the_first_that_is_installed()
    {
        Scanner(null, hasReports: true).ShouldBeNull();
        Should.Throw<UsageException>(() => Scanner(null)).Message.ShouldContain("There is no scanner: install trivy (https://trivy.dev) or grype");
        Install("grype");
        Scanner(null)!.Name.ShouldBe("grype");
        Should.Throw<UsageException>(() => Scanner("trivy")).Message.ShouldContain("--scanner trivy: it is not installed");
        Install("trivy");
        Scanner("")!.Name.ShouldBe("trivy");
        Scanner("grype")!.Name.ShouldBe("grype");
        Should.Throw<UsageException>(() => Scanner("clair")).Message.ShouldContain("expected trivy or grype");
    }

    [Fact]
    public void Reports_are_found_by_image_and_platform()
    {
        foreach (var name in new[] { "all.json", "arm.json" })
        {
            File.WriteAllText(Root / name, "{}");
        }

        var reports = ScanReports.Parse(["proxy=all.json", $"proxy@linux/arm64={Root / "arm.json"}"], Subjects, Root);
        Subjects.Select(reports.Find).ShouldBe([Root / "all.json", Root / "arm.json", null]);
        ScanReports.Parse(["all.json"], Subjects[..2], Root).Find(Subjects[0]).ShouldBe(Root / "all.json");
        Should.Throw<UsageException>(() => ScanOptions.RequireSource(Subjects, reports, null)).Message.ShouldContain("There is no scanner for sds@linux/amd64: install trivy");
        Should.NotThrow(() => ScanOptions.RequireSource(Subjects, reports, new TrivyScanner()));
        Should.Throw<UsageException>(() => ScanOptions.RequireSource([], reports, new TrivyScanner())).Message.ShouldContain("no images to scan");
    }

    [Fact]
    public void Reports_about_nothing_and_missing_ones_are_named_at_once()
    {
        var error = Should.Throw<UsageException>(() => ScanReports.Parse(["a.json", "nothing=b.json", "proxy@linux/s390x=c.json", "sds=d.json"], Subjects, Root));
        error.Problems.Count.ShouldBe(4);
        error.Problems[0].ShouldContain("is about no image: give image=file");
        error.Problems[1].ShouldContain("'nothing', which is not built");
        error.Problems[2].ShouldContain("'proxy@linux/s390x', which is not built");
        error.Problems[3].ShouldContain($"there is no file {Root / "d.json"}");
    }

    private static ScanSubject Subject(string image, string platform) => new(image, platform, Digest.Of("index"u8), Digest.Of("manifest"u8));

    private ScanRules Rules(string? threshold) => ScanOptions.Rules(threshold, [], [], Root / "none.json", Today);

    private IImageScanner? Scanner(string? name, bool hasReports = false) => ScanOptions.Scanner(name, Root, hasReports);

    private void Install(string name)
    {
        File.WriteAllText(Root / name, "");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Root / name, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
