using System.Text;

namespace Slipway.Engine;

/// <summary>Shows how the targets fared on the page of a GitHub job (docs.github.com, "Adding a job summary").</summary>
/// <param name="file">The file that <c>GITHUB_STEP_SUMMARY</c> names; GitHub renders what it holds as Markdown.</param>
internal sealed class StepSummary(string file) : IBuildView
{
    // GitHub drops a summary of more than 1 MiB; steps before may have written too.
    private const int MostTargets = 500;

    /// <summary>The table as Markdown.</summary>
    public static string Table(BuildResult result)
    {
        var text = new StringBuilder($"### {Summary.Verdict(result).Text}\n\n| Target | Status | Duration | |\n|---|---|---:|---|\n");
        foreach (var target in result.Targets.Take(MostTargets))
        {
            var note = (target.Reason ?? target.Failure)?.Split('\n')[0];
            text.Append($"| {Escape(target.Name)} | {Sign(target)} {Summary.Describe(target.Status)} | {Summary.DurationOf(target)} | {Escape(note)} |\n");
        }

        text.Append($"| **Total** | | **{Summary.Seconds(result.Duration)}** | {(result.CriticalPath.Count > 1 ? $"critical path: {Escape(string.Join(" → ", result.CriticalPath))}" : "")} |\n");
        return text.Append(result.Targets.Count > MostTargets ? $"\nAnd {result.Targets.Count - MostTargets} more targets.\n\n" : "\n").ToString();
    }

    /// <inheritdoc/>
    public void Mask(string secret)
    {
        // What comes here is masked.
    }

    /// <inheritdoc/>
    public void Start(IReadOnlyList<ExecutableTarget> targets, int parallel)
    {
        // The summary is written at the end.
    }

    /// <inheritdoc/>
    public void Begin(ExecutableTarget target)
    {
        // The summary is written at the end.
    }

    /// <inheritdoc/>
    public void Write(ExecutableTarget? target, LogLevel level, string text)
    {
        // The log has them.
    }

    /// <inheritdoc/>
    public void End(ExecutableTarget target)
    {
        // The summary is written at the end.
    }

    /// <inheritdoc/>
    public void Finish(BuildResult result)
    {
        try
        {
            File.AppendAllText(file, Table(result), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The console says the same; a file that GitHub did not make is no reason to fail.
        }
    }

    private static string Sign(TargetResult target) => ReportStates.Of(target.Status, target.Reason).Sign();

    // Cells end at a bar; the rest is markup that the text of a failure must not become.
    private static string Escape(string? text)
    {
        var safe = new StringBuilder();
        foreach (var letter in AnsiText.Strip(text ?? ""))
        {
            _ = letter is '|' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '\\' or '~' or '#' or '@' or '!' ? safe.Append($"&#{(int)letter};") : safe.Append(letter);
        }

        return safe.ToString();
    }
}
