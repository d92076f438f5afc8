using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Testing;

namespace Slipway.Verification.Tests.Reports;

/// <summary>The report for people.</summary>
public sealed partial class VerificationPageTests
{
    private static readonly string Page = VerificationPage.Write(SampleReport.Failed, ReportComparison.Between(SampleReport.Previous, SampleReport.Failed));

    [Fact]
    public void Page_has_everything_of_the_report() => Golden.Match(Style().Replace(Page, "<style></style>"), "index.html");

    [Fact]
    public void Page_of_a_release_without_a_predecessor_says_so() =>
        VerificationPage.Write(SampleReport.Previous, null).ShouldContain("nothing: no earlier release has a report of this mode");

    [Fact]
    public void Page_allows_its_own_style_and_nothing_else()
    {
        var style = Style().Match(Page).Groups["css"].Value;

        Page.ShouldContain($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; img-src data:");
        style.ShouldNotContain("url(");
    }

    [Fact]
    public void Text_of_programs_is_escaped()
    {
        Page.ShouldNotContain("<script");
        Page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;");
        Page.ShouldNotContain('\e');
        Page.ShouldNotContain('\u202e');
    }

    [Fact]
    public void No_text_makes_markup() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var hostile = $"<i>{text}</i>\"'";
        var check = SampleReport.Failed.Suites[0].Checks[3] with { Group = hostile, Name = hostile, Message = hostile, Detail = hostile };
        var report = SampleReport.Failed with
        {
            Version = hostile,
            Mode = hostile,
            Suites = [new SuiteResult { Name = hostile, Checks = [check], Duration = TimeSpan.Zero }],
            Evidence = [new(hostile, hostile, hostile)],
            Artifacts = [new(hostile, hostile, hostile)],
        };
        VerificationPage.Write(report, ReportComparison.Between(report, report)).ShouldNotContain("<i>");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Very_long_text_is_shortened()
    {
        var report = SampleReport.Failed with { Evidence = [new("proxy", "log", $"begin{new string('x', 1_000_000)}end")] };

        var page = VerificationPage.Write(report, null);

        page.Length.ShouldBeLessThan(100_000);
        page.ShouldContain("begin");
        page.ShouldContain("xend");
    }

    [GeneratedRegex("<style>(?<css>.*)</style>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Style();
}
