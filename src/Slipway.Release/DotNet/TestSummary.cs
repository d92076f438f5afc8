namespace Slipway.Release;

/// <summary>Tells how the test projects of a run fared, each when it is done; several threads may add.</summary>
/// <param name="results">The folder of the results, for messages.</param>
internal sealed class TestSummary(AbsolutePath results)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, TestReport> _reports = new(StringComparer.Ordinal);
    private int _upToDate;

    /// <summary>Adds what a project's tests found, and logs it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="report">Its report.</param>
    /// <param name="wasRun">Whether it ran; false when an earlier result still holds.</param>
    public void Add(AbsolutePath project, TestReport report, bool wasRun)
    {
        lock (_gate)
        {
            _reports.Add(project.NameWithoutExtension, report);
            _upToDate += wasRun ? 0 : 1;
            Log.Information("{Project}: {Counts}{UpToDate}", project.NameWithoutExtension, report.Counts, wasRun ? "" : ", up to date");
            foreach (var (reason, count) in report.Skipped)
            {
                Log.Warning("{Project}: {Count} skipped: {Reason}", project.NameWithoutExtension, count, reason);
            }
        }
    }

    /// <summary>Logs the sum; fails when a test failed or a project ran none.</summary>
    /// <exception cref="TestsFailedException">Every project with a failure is named, with its failed tests.</exception>
    public void ThrowIfFailed()
    {
        lock (_gate)
        {
            if (_reports.Count == 0)
            {
                Log.Warning("There are no test projects.");
                return;
            }

            var all = TestReport.Sum(_reports.Values);
            Log.Information("{Counts}; {UpToDate} of {Projects} projects up to date ({Folder})", all.Counts, _upToDate, _reports.Count, results);
            var problems = _reports.Select(report => report.Value.Problem is { } problem ? $"{report.Key}: {problem}" : null).OfType<string>().ToList();
            if (problems.Count > 0)
            {
                throw new TestsFailedException(string.Join('\n', problems));
            }
        }
    }
}
