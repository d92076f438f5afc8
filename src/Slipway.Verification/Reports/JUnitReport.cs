using System.Globalization;
using System.Text;
using System.Xml;

namespace Slipway.Verification;

/// <summary>
/// A verification as JUnit XML, in the dialect that CI systems read (<c>testsuites</c>, <c>testsuite</c>, <c>testcase</c> with <c>failure</c> or <c>skipped</c>):
/// a test suite for each group of checks, and one for the steps before them.
/// </summary>
internal static class JUnitReport
{
    /// <summary>The document.</summary>
    public static string Write(VerificationReport report)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new Utf8Writer(text), new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            var suites = Suites(report).ToList();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", PrintableText.Clean($"{report.Mode} {report.Version}"));
            WriteCounts(xml, [.. suites.SelectMany(suite => suite.Checks)], report.Duration);
            foreach (var (name, checks) in suites)
            {
                WriteSuite(xml, name, checks, report.Started);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static IEnumerable<(string Name, IReadOnlyList<CheckResult> Checks)> Suites(VerificationReport report)
    {
        yield return ("steps", [.. report.Steps.Select(step => new CheckResult { Group = "steps", Name = step.Name, Outcome = step.Outcome, Duration = step.Duration, Attempts = 1, Message = step.Message })]);
        foreach (var suite in report.Suites)
        {
            foreach (var group in suite.Checks.GroupBy(check => check.Group, StringComparer.Ordinal))
            {
                yield return ($"{suite.Name}.{group.Key}", [.. group]);
            }
        }
    }

    private static void WriteSuite(XmlWriter xml, string name, IReadOnlyList<CheckResult> checks, DateTimeOffset started)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", PrintableText.Clean(name));
        WriteCounts(xml, checks, TimeSpan.FromTicks(checks.Sum(check => check.Duration.Ticks)));
        xml.WriteAttributeString("timestamp", started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var check in checks)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", PrintableText.Clean(name));
            xml.WriteAttributeString("name", PrintableText.Clean(check.Name));
            xml.WriteAttributeString("time", Seconds(check.Duration));
            WriteOutcome(xml, check);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, CheckResult check)
    {
        if (check.Outcome == CheckOutcome.Passed)
        {
            return;
        }

        xml.WriteStartElement(check.Outcome == CheckOutcome.Failed ? "failure" : "skipped");
        xml.WriteAttributeString("message", PrintableText.Clean(check.Message ?? ""));
        if (check.Detail is { Length: > 0 } detail)
        {
            xml.WriteString(PrintableText.Clean(detail));
        }

        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<CheckResult> checks, TimeSpan duration)
    {
        int Count(CheckOutcome outcome) => checks.Count(check => check.Outcome == outcome);
        xml.WriteAttributeString("tests", checks.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", Count(CheckOutcome.Failed).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Count(CheckOutcome.Skipped).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", Seconds(duration));
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed class Utf8Writer(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
