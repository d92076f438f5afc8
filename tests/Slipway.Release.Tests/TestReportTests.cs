using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>What a TRX file says.</summary>
public sealed class TestReportTests
{
    [Fact]
    public void Counts_and_names_are_read()
    {
        var report = Read("""
            <UnitTestResult testName="A.Works" outcome="Passed" />
            <UnitTestResult testName="A.Breaks" outcome="Failed"><Output><ErrorInfo><Message>no</Message></ErrorInfo></Output></UnitTestResult>
            <UnitTestResult testName="A.Hangs" outcome="Timeout" />
            <UnitTestResult testName="A.Waits" outcome="NotExecuted"><Output><ErrorInfo><Message>docker is not installed</Message></ErrorInfo></Output></UnitTestResult>
            """);

        report.Passed.ShouldBe(1);
        report.Failed.ShouldBe(["A.Breaks", "A.Hangs"]);
        report.Skipped.ShouldBe([("docker is not installed", 1)]);
    }

    [Fact]
    public void Failed_tests_are_named() =>
        Should.Throw<TestsFailedException>(() => Read("""<UnitTestResult testName="A.Breaks" outcome="Failed" />""").ThrowIfFailed()).Message.ShouldBe("1 tests failed:\n  A.Breaks");

    [Fact]
    public void No_test_at_all_is_a_failure() => Should.Throw<TestsFailedException>(() => Read("").ThrowIfFailed()).Message.ShouldBe("no test ran.");

    [Fact]
    public void Reports_add_up()
    {
        var report = Read("""<UnitTestResult testName="A" outcome="Passed" /><UnitTestResult testName="B" outcome="NotExecuted" /><UnitTestResult testName="C" outcome="Failed" />""");

        var sum = TestReport.Sum([report, report]);

        sum.Counts.ShouldBe("2 passed, 2 failed, 2 skipped");
        sum.Problem.ShouldBe("2 tests failed:\n  C\n  C");
        TestReport.Sum([]).Problem.ShouldBe("no test ran.");
    }

    [Fact]
    public void Missing_report_is_a_failure() => Should.Throw<TestsFailedException>(() => TestReport.Read("/nowhere/tests.trx"));

    private static TestReport Read(string results)
    {
        using var folder = new TempDirectory();
        return TestReport.Read(folder.Write("tests.trx", $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{results}</Results></TestRun>"""));
    }
}
