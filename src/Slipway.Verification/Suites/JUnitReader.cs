using System.Globalization;
using System.Text;
using System.Xml;

namespace Slipway.Verification.Suites;

/// <summary>
/// Reads JUnit's XML, a format without a specification: <c>testsuites</c> or <c>testsuite</c> at the top, <c>testcase</c> below at any depth, in it
/// <c>failure</c>, <c>error</c> or <c>skipped</c>. Everything else is skipped. Document types and entities are refused.
/// </summary>
public static class JUnitReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ReportLimits.Size,
        XmlResolver = null,
    };

    /// <summary>Reads the results.</summary>
    /// <exception cref="SuiteReportException">It is no XML, no JUnit report, or too large.</exception>
    public static async Task<IReadOnlyList<CheckResult>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var checks = new CheckList();
        try
        {
            using var reader = XmlReader.Create(stream, Settings);
            if (await reader.MoveToContentAsync() != XmlNodeType.Element || reader.LocalName is not ("testsuites" or "testsuite"))
            {
                throw new SuiteReportException($"The report is not JUnit's: it begins with <{reader.LocalName}> (expected <testsuites> or <testsuite>).");
            }

            while (!reader.EOF)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await StepAsync(reader, checks);
            }
        }
        catch (XmlException error)
        {
            throw new SuiteReportException($"The report is no XML that can be read: {error.Message}", error);
        }

        return checks.Checks;
    }

    private static async Task StepAsync(XmlReader reader, CheckList checks)
    {
        CheckDepth(reader);
        if (reader is { NodeType: XmlNodeType.Element, LocalName: "testcase" })
        {
            checks.Add(await CaseAsync(reader));
        }

        await reader.ReadAsync();
    }

    // Leaves the reader on the end of the element.
    private static async Task<CheckResult> CaseAsync(XmlReader reader)
    {
        var check = Begin(reader);
        using var inner = reader.ReadSubtree();
        await inner.ReadAsync();
        (string Kind, string? Message) child = ("", null);
        var text = new StringBuilder();
        while (await inner.ReadAsync())
        {
            CheckDepth(inner);
            switch (inner.NodeType)
            {
                case XmlNodeType.Element when inner.Depth == 1:
                    child = (inner.LocalName, ReportLimits.Cut(inner.GetAttribute("message")));
                    text.Clear();
                    check = inner.IsEmptyElement ? With(check, child.Kind, child.Message, null) : check;
                    break;
                case XmlNodeType.EndElement when inner.Depth == 1:
                    check = With(check, child.Kind, child.Message, ReportLimits.Cut(text.ToString()));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    text.Append(await inner.GetValueAsync());
                    break;
                default:
                    break;
            }
        }

        return check;
    }

    private static CheckResult Begin(XmlReader reader) => new()
    {
        Group = ReportLimits.Cut(reader.GetAttribute("classname")) ?? "",
        Name = ReportLimits.Cut(reader.GetAttribute("name")) ?? "unnamed",
        Duration = Seconds(reader.GetAttribute("time")),
        Outcome = reader.GetAttribute("status") is "notrun" or "disabled" ? CheckOutcome.Skipped : CheckOutcome.Passed,
    };

    private static CheckResult With(CheckResult check, string kind, string? message, string? text) => kind switch
    {
        "failure" or "error" when check.Outcome != CheckOutcome.Failed => check with { Outcome = CheckOutcome.Failed, Message = message ?? FirstLine(text) ?? kind, Detail = text },
        "skipped" when check.Outcome == CheckOutcome.Passed => check with { Outcome = CheckOutcome.Skipped, Message = message ?? FirstLine(text) },
        "flakyFailure" or "flakyError" or "rerunFailure" or "rerunError" => check with { Attempts = check.Attempts + 1 },
        _ => check,
    };

    private static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth > ReportLimits.Depth)
        {
            throw new SuiteReportException($"The report's elements are nested deeper than {ReportLimits.Depth}.");
        }
    }

    private static string? FirstLine(string? text) => text?.Split('\n')[0].Trim();

    // Some writers group thousands; nobody writes a comma for a point.
    private static TimeSpan Seconds(string? text) =>
        double.TryParse(text?.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}
