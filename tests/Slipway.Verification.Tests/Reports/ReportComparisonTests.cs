namespace Slipway.Verification.Tests.Reports;

/// <summary>What is different from the previous release.</summary>
public sealed class ReportComparisonTests
{
    private readonly ReportComparison _comparison = ReportComparison.Between(SampleReport.Previous, SampleReport.Failed);

    [Fact]
    public void Checks_that_failed_only_now_are_told() => _comparison.NewlyFailing.ShouldBe(["routing: A header is matched"]);

    [Fact]
    public void Checks_that_failed_before_are_told() => _comparison.Fixed.ShouldBe(["connectivity: HTTP/1.1 is answered"]);

    [Fact]
    public void New_checks_are_told() => _comparison.Added.ShouldBe(["connectivity: WebSockets are relayed"]);

    [Fact]
    public void Checks_that_are_gone_are_told() => _comparison.Gone.ShouldBe(["routing: A cookie is matched"]);

    [Fact]
    public void Report_compared_with_itself_has_no_changes()
    {
        var same = ReportComparison.Between(SampleReport.Failed, SampleReport.Failed);

        same.NewlyFailing.Concat(same.Fixed).Concat(same.Added).Concat(same.Gone).ShouldBeEmpty();
    }

    [Fact]
    public void Two_checks_of_one_name_do_no_harm()
    {
        var suite = SampleReport.Failed.Suites[0];
        var twice = SampleReport.Failed with { Suites = [suite with { Checks = [.. suite.Checks, suite.Checks[0]] }] };

        ReportComparison.Between(twice, twice).Find(twice.Suites[0], suite.Checks[0]).ShouldBe(suite.Checks[0]);
    }
}
