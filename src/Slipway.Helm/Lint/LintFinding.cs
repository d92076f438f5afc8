namespace Slipway.Helm;

/// <summary>Something that a look at a chart found.</summary>
/// <param name="Severity">What it means.</param>
/// <param name="Path">The file or directory below the chart.</param>
/// <param name="Message">One sentence.</param>
public sealed record LintFinding(LintSeverity Severity, string Path, string Message)
{
    /// <summary>Path and message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
