namespace Slipway.Engine;

/// <summary>The table at the end of a build.</summary>
internal static class Summary
{
    /// <summary>The table's lines, without a line end.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ExecutableTarget> targets, TimeSpan total)
    {
        var width = Math.Max("Target".Length, targets.Max(target => target.Name.Length));
        var rule = new string('─', width + 28);
        yield return "";
        yield return rule;
        yield return $"{"Target".PadRight(width)}  {"Status",-10}  {"Duration",8}";
        yield return rule;
        foreach (var target in targets)
        {
            yield return $"{target.Name.PadRight(width)}  {Describe(target.Status),-10}  {(target.Status is TargetStatus.Skipped or TargetStatus.NotRun ? "" : Seconds(target.Duration)),8}{(target.Reason is null ? "" : $"  // {target.Reason}")}".TrimEnd();
        }

        yield return rule;
        yield return $"{"Total".PadRight(width)}  {"",-10}  {Seconds(total),8}";
        yield return rule;
    }

    private static string Describe(TargetStatus status) => status switch
    {
        TargetStatus.UpToDate => "Up to date",
        TargetStatus.NotRun => "Not run",
        _ => status.ToString(),
    };

    private static string Seconds(TimeSpan duration) =>
        duration.TotalMinutes >= 1 ? $"{(int)duration.TotalMinutes}:{duration.Seconds:00} min" : duration.TotalSeconds >= 10 ? $"{duration.TotalSeconds:F0} s" : $"{duration.TotalSeconds:F2} s";
}
