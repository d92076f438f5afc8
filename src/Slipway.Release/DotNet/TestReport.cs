using System.Xml.Linq;

namespace Slipway.Release;

/// <summary>The counts of one TRX file (Visual Studio's test results schema, TeamTest/2010).</summary>
/// <param name="Passed">Tests that passed.</param>
/// <param name="Failed">The names of the tests that failed.</param>
/// <param name="Skipped">Each reason for skipping, with the number of tests.</param>
internal sealed record TestReport(int Passed, IReadOnlyList<string> Failed, IReadOnlyList<(string Reason, int Count)> Skipped)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Reads a TRX file.</summary>
    /// <exception cref="TestsFailedException">The runner wrote none.</exception>
    public static TestReport Read(AbsolutePath file)
    {
        if (!file.FileExists())
        {
            throw new TestsFailedException($"The test runner wrote no report to {file}.");
        }

        var results = XDocument.Load(file).Descendants(Trx + "UnitTestResult").ToLookup(result => (string?)result.Attribute("outcome"));
        return new(
            results["Passed"].Count(),
            [.. results.Where(outcome => outcome.Key is not ("Passed" or "NotExecuted")).SelectMany(outcome => outcome).Select(result => (string?)result.Attribute("testName") ?? "?").Order(StringComparer.Ordinal)],
            [.. results["NotExecuted"].GroupBy(Reason).OrderBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => (reason.Key, reason.Count()))]);
    }

    /// <summary>The numbers, for people.</summary>
    public string Counts => $"{Passed} passed, {Failed.Count} failed, {Skipped.Sum(skipped => skipped.Count)} skipped";

    /// <summary>What keeps the tests from being passed; null when nothing does.</summary>
    public string? Problem =>
        Failed.Count > 0 ? $"{Failed.Count} tests failed:\n{string.Join('\n', Failed.Select(name => "  " + name))}"
        : Passed == 0 ? "no test ran."
        : null;

    /// <summary>All reports in one.</summary>
    public static TestReport Sum(IReadOnlyCollection<TestReport> reports) =>
        new(reports.Sum(report => report.Passed), [.. reports.SelectMany(report => report.Failed)], [.. reports.SelectMany(report => report.Skipped)]);

    /// <summary>Fails when a test failed or none ran.</summary>
    /// <exception cref="TestsFailedException">With <see cref="Problem"/>.</exception>
    public void ThrowIfFailed()
    {
        if (Problem is { } problem)
        {
            throw new TestsFailedException(problem);
        }
    }

    private static string Reason(XElement result) => ((string?)result.Descendants(Trx + "Message").FirstOrDefault())?.Trim() ?? "no reason given";
}
