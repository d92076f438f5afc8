using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Verification.Suites;

namespace Slipway.Verification.Tests.Suites;

public sealed class JUnitReaderTests
{
    [Fact]
    public async Task Outcomes_are_read_with_their_messages()
    {
        var checks = await ReadAsync(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="outer"><properties><property name="a" value="b"/></properties>
                <testcase classname="conformance" name="passes" time="1.5"><system-out>noise</system-out></testcase>
                <testcase classname="conformance" name="fails" time="0.25"><failure message="expected 200, found 404">trace
            line 2</failure></testcase>
                <testsuite name="inner">
                  <testcase name="breaks"><error><![CDATA[first line
            <second>]]></error></testcase>
                  <testcase name="is skipped"><skipped message="no IPv6"/></testcase>
                  <testcase name="is not run" status="notrun"/>
                  <testcase name="is flaky"><flakyFailure message="x">y</flakyFailure></testcase>
                </testsuite>
              </testsuite>
            </testsuites>
            """);

        checks.Select(check => (check.Group, check.Name, check.Outcome, check.Message)).ShouldBe(
        [
            ("conformance", "passes", CheckOutcome.Passed, null),
            ("conformance", "fails", CheckOutcome.Failed, "expected 200, found 404"),
            ("", "breaks", CheckOutcome.Failed, "first line"),
            ("", "is skipped", CheckOutcome.Skipped, "no IPv6"),
            ("", "is not run", CheckOutcome.Skipped, null),
            ("", "is flaky", CheckOutcome.Passed, null),
        ]);
        checks[0].Duration.ShouldBe(TimeSpan.FromSeconds(1.5));
        checks[1].Detail.ShouldBe("trace\nline 2");
        checks[2].Detail.ShouldBe("first line\n<second>");
        checks[5].Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Single_suite_may_be_the_top() =>
        (await ReadAsync("""<testsuite><testcase name="a"/></testsuite>""")).ShouldHaveSingleItem().Name.ShouldBe("a");

    [Fact]
    public async Task Results_of_the_same_name_are_told_apart() =>
        (await ReadAsync("""<testsuite><testcase name="a"/><testcase name="a"/><testcase classname="x" name="a"/></testsuite>"""))
            .Select(check => $"{check.Group}/{check.Name}").ShouldBe(["/a", "/a (2)", "x/a"]);

    [Fact]
    public async Task Failure_wins_over_skipped_and_the_first_failure_over_others()
    {
        var checks = await ReadAsync("""<testsuite><testcase name="a"><skipped/><failure message="1"/><error message="2"/></testcase></testsuite>""");

        checks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(check => check.Outcome.ShouldBe(CheckOutcome.Failed), check => check.Message.ShouldBe("1"));
    }

    [Theory]
    [InlineData("", "no XML")]
    [InlineData("Segmentation fault", "no XML")]
    [InlineData("<testsuite><testcase name='a'>", "no XML")]
    [InlineData("<html><body/></html>", "begins with <html>")]
    [InlineData("<!DOCTYPE t [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><testsuite><testcase name='&a;'/></testsuite>", "no XML")]
    [InlineData("<testsuite><testcase name='&undefined;'/></testsuite>", "no XML")]
    public async Task What_is_no_report_is_refused(string text, string expected) =>
        (await Should.ThrowAsync<SuiteReportException>(() => ReadAsync(text))).Message.ShouldContain(expected);

    [Theory]
    [InlineData("<a>", "</a>")]
    [InlineData("<testcase>", "</testcase>")]
    public async Task Elements_nested_too_deep_are_refused(string open, string close)
    {
        var text = $"<testsuite>{string.Concat(Enumerable.Repeat(open, 10_000))}{string.Concat(Enumerable.Repeat(close, 10_000))}</testsuite>";

        (await Should.ThrowAsync<SuiteReportException>(() => ReadAsync(text))).Message.ShouldContain("nested deeper than 64");
    }

    [Fact]
    public async Task Endless_results_are_refused()
    {
        var text = $"<testsuite>{string.Concat(Enumerable.Repeat("<testcase name='a'/>", 100_001))}</testsuite>";

        (await Should.ThrowAsync<SuiteReportException>(() => ReadAsync(text))).Message.ShouldBe("The report has more than 100000 results.");
    }

    [Fact]
    public async Task Long_texts_are_cut()
    {
        var text = $"<testsuite><testcase name='a'><failure>{new string('x', 100_000)}</failure></testcase></testsuite>";

        (await ReadAsync(text)).ShouldHaveSingleItem().Detail.ShouldNotBeNull().Length.ShouldBe((16 * 1024) + 1);
    }

    [Theory]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("-1", 0)]
    [InlineData("NaN", 0)]
    [InlineData("1e300", 0)]
    [InlineData("soon", 0)]
    public async Task Strange_times_do_no_harm(string time, double seconds) =>
        (await ReadAsync($"<testsuite><testcase name='a' time='{time}'/></testsuite>")).ShouldHaveSingleItem().Duration.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Any_report_that_is_written_correctly_is_read_with_as_many_results_of_each_kind() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNull<string> Name, int Kind)[]>(),
        cases =>
        {
            var elements = cases.Select(item => new System.Xml.Linq.XElement("testcase", new System.Xml.Linq.XAttribute("name", Clean(item.Name.Get)), Child(item.Kind)));
            var text = new System.Xml.Linq.XElement("testsuites", new System.Xml.Linq.XElement("testsuite", elements)).ToString();
            var outcomes = ReadAsync(text).GetAwaiter().GetResult().Select(check => check.Outcome);
            return outcomes.SequenceEqual(cases.Select(item => Outcome(item.Kind)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_or_refused_and_never_anything_else() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        noise =>
        {
            foreach (var text in new[] { noise.Get, $"<testsuite><testcase name=\"{noise.Get}\">{noise.Get}</testcase></testsuite>" })
            {
                try
                {
                    ReadAsync(text).GetAwaiter().GetResult();
                }
                catch (SuiteReportException error)
                {
                    error.Message.ShouldNotBeEmpty();
                }
            }
        }).QuickCheckThrowOnFailure();

    private static CheckOutcome Outcome(int kind) => (kind & 3) switch { 1 => CheckOutcome.Failed, 2 => CheckOutcome.Skipped, _ => CheckOutcome.Passed };

    private static System.Xml.Linq.XElement? Child(int kind) => (kind & 3) switch { 1 => new("failure", "x"), 2 => new("skipped"), _ => null };

    private static string Clean(string text) => string.Concat(text.Where(character => System.Xml.XmlConvert.IsXmlChar(character)));

    private static Task<IReadOnlyList<CheckResult>> ReadAsync(string text) => JUnitReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default);
}
