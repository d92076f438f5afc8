namespace Slipway.Engine;

/// <summary>The table at the end of a build.</summary>
internal static class Summary
{
    private static readonly TimeSpan WorthExplaining = TimeSpan.FromSeconds(1);

    /// <summary>The lines, each with the importance of what it says.</summary>
    /// <param name="result">How the build ended.</param>
    /// <param name="columns">Where lines are cut; null for not at all.</param>
    /// <param name="hasLinks">Whether the terminal shows links.</param>
    public static IEnumerable<(LogLevel Level, string Text)> Lines(BuildResult result, int? columns, bool hasLinks = false)
    {
        var width = result.Targets.Select(target => target.Name.Length).Append("Target".Length).Max();
        var rule = new string('─', Math.Min(width + 23, columns ?? int.MaxValue));
        yield return (LogLevel.Information, "");
        yield return (LogLevel.Information, rule);
        yield return Line(LogLevel.Information, "Target", "Status", "Duration", "");
        yield return (LogLevel.Information, rule);
        foreach (var target in result.Targets)
        {
            yield return Line(LevelOf(target.Status), target.Name, Describe(target.Status), DurationOf(target), FirstLine(target.Reason ?? target.Failure));
        }

        yield return (LogLevel.Information, rule);
        yield return Line(LogLevel.Information, "Total", "", Seconds(result.Duration), result.CriticalPath.Count > 1 && result.Duration >= WorthExplaining ? $"critical path: {string.Join(" → ", result.CriticalPath)}" : "");
        yield return (LogLevel.Information, rule);
        if (result is { ExitCode: not ExitCode.Done, Report: { } report })
        {
            yield return (LogLevel.Information, $"Report: {(hasLinks ? TerminalLinks.Link(report) : report.ToString())}");
        }

        yield return Verdict(result);

        (LogLevel, string) Line(LogLevel level, string name, string status, string duration, string note)
        {
            var text = $"{name.PadRight(width)}  {status,-10}  {duration,9}  {note}".TrimEnd();
            return (level, TextWidth.Cut(text, columns));
        }
    }

    /// <summary>A duration as a person reads it.</summary>
    public static string Seconds(TimeSpan duration) => duration switch
    {
        { TotalHours: >= 1 } => $"{(int)duration.TotalHours}:{duration.Minutes:00}:{duration.Seconds:00} h",
        { TotalMinutes: >= 1 } => $"{duration.Minutes}:{duration.Seconds:00} min",
        { TotalSeconds: >= 10 } => $"{duration.TotalSeconds:F0} s",
        _ => $"{duration.TotalSeconds:F2} s",
    };

    /// <summary>A status as a person reads it.</summary>
    public static string Describe(TargetStatus status) => status switch
    {
        TargetStatus.UpToDate => "Up to date",
        TargetStatus.NotRun => "Not run",
        _ => status.ToString(),
    };

    /// <summary>The last line.</summary>
    public static (LogLevel Level, string Text) Verdict(BuildResult result) => result.ExitCode switch
    {
        ExitCode.Done => (LogLevel.Information, "Build succeeded."),
        ExitCode.Cancelled => (LogLevel.Warning, "Build cancelled."),
        _ => (LogLevel.Error, $"Build failed: {string.Join(", ", result.Targets.Where(target => target.Status == TargetStatus.Failed).Select(target => target.Name))}."),
    };

    /// <summary>How long a target ran; empty when it did not.</summary>
    public static string DurationOf(TargetResult target) => target.Status is TargetStatus.Skipped or TargetStatus.NotRun ? "" : Seconds(target.Duration);

    private static string FirstLine(string? text) => text?.Split('\n')[0] ?? "";

    private static LogLevel LevelOf(TargetStatus status) => status switch
    {
        TargetStatus.Failed => LogLevel.Error,
        TargetStatus.Cancelled or TargetStatus.NotRun => LogLevel.Warning,
        TargetStatus.Skipped => LogLevel.Debug,
        _ => LogLevel.Information,
    };
}
