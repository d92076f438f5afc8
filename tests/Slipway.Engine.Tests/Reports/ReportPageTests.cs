using System.Security.Cryptography;
using System.Text;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Reports;

/// <summary>The page that a run leaves behind. The browser tests open the golden files.</summary>
public sealed class ReportPageTests
{
    [Fact]
    public void Run_that_succeeded_is_shown() => Golden.Match(Page(SampleReports.Success), "success.html");

    [Fact]
    public void Run_that_failed_is_shown() => Golden.Match(Page(SampleReports.Failure), "failure.html");

    [Fact]
    public void Run_that_had_nothing_to_do_is_shown() => Golden.Match(Page(SampleReports.Cached), "cached.html");

    [Fact]
    public void Run_that_was_cancelled_is_shown() => Golden.Match(Page(SampleReports.Cancelled), "cancelled.html");

    [Fact]
    public void Run_of_very_many_targets_is_shown() => Golden.Match(Page(SampleReports.Large), "large.html");

    [Theory]
    [InlineData("report.css", ReportAssets.StyleHash)]
    [InlineData("report.js", ReportAssets.ScriptHash)]
    public void Security_policy_allows_exactly_the_style_and_the_script_of_the_page(string asset, string hash)
    {
        var actual = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(ReportAssets.Read(asset))));

        hash.ShouldBe(actual, $"{asset} was edited: write {actual} into ReportAssets.");
    }

    private static string Page(RunReport report) => ReportPage.Write(report, text => text);
}
