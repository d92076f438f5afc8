using Slipway.Tools;

namespace Slipway.Verification.Suites;

/// <summary>Runs a suite of the user's own and reads its report. Whatever goes wrong in it is a failed check, never an end of the run.</summary>
/// <param name="runner">Runs it.</param>
/// <param name="time">Measures it.</param>
/// <param name="folder">Takes its report and, for a container, a copy of the kubeconfig.</param>
/// <param name="docker">Docker's path, or its name in PATH.</param>
public sealed class OwnSuiteRunner(IToolRunner runner, TimeProvider time, AbsolutePath folder, string docker = "docker")
{
    private const int ShownLines = 30;

    /// <summary>Runs it to its end, or to its timeout.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing of the suite is left.</exception>
    public async Task<SuiteResult> RunAsync(OwnSuite suite, SuiteTarget target, Action<OutputLine>? onLine, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var work = folder / FileName(suite.Name);
        work.CreateOrCleanDirectory();
        var launch = suite.Image is null ? SuiteLaunch.OnThisMachine(suite, target, work) : SuiteLaunch.InContainer(suite, target, work, docker, $"slipway-{FileName(suite.Name)}-{started}");
        IReadOnlyList<CheckResult> checks;
        using var deadline = new CancellationTokenSource(suite.Timeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var result = await runner.RunAsync(launch.Command, onLine, stop.Token);
            checks = await ReadAsync(suite, launch, result, cancellationToken);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            checks = [Failed("timeout", $"did not end within {suite.Timeout.TotalSeconds:0} s and was ended")];
        }
        catch (Exception error) when (error is ToolNotFoundException or DirectoryNotFoundException)
        {
            checks = [Failed("start", error.Message)];
        }
        finally
        {
            await launch.CleanUpAsync(runner);
        }

        return new() { Name = suite.Name, Checks = checks, Duration = time.GetElapsedTime(started) };
    }

    private static async Task<IReadOnlyList<CheckResult>> ReadAsync(OwnSuite suite, SuiteLaunch launch, ToolResult result, CancellationToken cancellationToken)
    {
        var output = string.Join('\n', result.Output.TakeLast(ShownLines).Select(line => line.Text));
        CheckResult exit = Failed("exit code", $"ended with exit code {result.ExitCode}") with { Detail = output };
        try
        {
            var checks = suite.Report switch
            {
                SuiteReport.JUnit => await ReadJUnitAsync(launch.Report, cancellationToken),
                SuiteReport.Tap => TapReader.Read(result.Output.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text)),
                _ => result.Succeeded ? [exit with { Outcome = CheckOutcome.Passed, Message = null, Detail = null }] : [exit],
            };

            // Some runners leave a report in which nothing failed and yet say that something did.
            return result.Succeeded || checks.Any(check => check.Outcome == CheckOutcome.Failed) ? checks : [.. checks, exit];
        }
        catch (SuiteReportException error)
        {
            var report = Failed("report", error.Message) with { Detail = output };
            return result.Succeeded ? [report] : [report, exit];
        }
    }

    private static async Task<IReadOnlyList<CheckResult>> ReadJUnitAsync(AbsolutePath report, CancellationToken cancellationToken)
    {
        var file = new FileInfo(report);
        if (!file.Exists || file.LinkTarget is not null)
        {
            throw new SuiteReportException("The suite left no report in the file that SLIPWAY_REPORT names.");
        }

        if (file.Length > ReportLimits.Size)
        {
            throw new SuiteReportException($"The report has {file.Length} bytes (expected at most {ReportLimits.Size}).");
        }

        await using var stream = file.OpenRead();
        return await JUnitReader.ReadAsync(stream, cancellationToken);
    }

    private static CheckResult Failed(string name, string message) =>
        new() { Group = "suite", Name = name, Outcome = CheckOutcome.Failed, Duration = TimeSpan.Zero, Message = message };

    private static string FileName(string name) => string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-'));
}
