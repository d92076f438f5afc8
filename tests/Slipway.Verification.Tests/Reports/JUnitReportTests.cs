using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Testing;

namespace Slipway.Verification.Tests.Reports;

/// <summary>The report for CI systems.</summary>
public sealed class JUnitReportTests
{
    [Fact]
    public void Report_has_a_suite_for_steps_and_each_group() => Golden.Match(JUnitReport.Write(SampleReport.Failed), "junit.xml");

    [Fact]
    public void Counts_are_those_of_the_cases()
    {
        var root = XDocument.Parse(JUnitReport.Write(SampleReport.Failed)).Root!;

        ((int)root.Attribute("tests")!).ShouldBe(root.Descendants("testcase").Count());
        ((int)root.Attribute("failures")!).ShouldBe(root.Descendants("failure").Count());
        ((int)root.Attribute("skipped")!).ShouldBe(root.Descendants("skipped").Count());
    }

    [Fact]
    public void Any_text_gives_a_document() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var check = SampleReport.Failed.Suites[0].Checks[3] with { Name = text ?? "", Message = text, Detail = text };
        var report = SampleReport.Failed with { Version = text ?? "", Suites = [SampleReport.Failed.Suites[0] with { Checks = [check] }] };
        XDocument.Parse(JUnitReport.Write(report)).Descendants("failure").Count().ShouldBe(2);
    }).QuickCheckThrowOnFailure();
}
