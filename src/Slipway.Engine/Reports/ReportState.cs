namespace Slipway.Engine;

/// <summary>How a target fared, as reports tell it.</summary>
internal enum ReportState
{
    Succeeded,
    UpToDate,

    /// <summary>Up to date, after products were brought back from the cache.</summary>
    Restored,
    Skipped,
    Failed,
    Cancelled,
    NotRun,
}

/// <summary>How states look and read.</summary>
internal static class ReportStates
{
    /// <summary>The state of an ended target; the cache gives a reason only when it restored something.</summary>
    public static ReportState Of(TargetStatus status, string? reason) => status switch
    {
        TargetStatus.Succeeded => ReportState.Succeeded,
        TargetStatus.UpToDate => reason is null ? ReportState.UpToDate : ReportState.Restored,
        TargetStatus.Skipped => ReportState.Skipped,
        TargetStatus.Failed => ReportState.Failed,
        TargetStatus.Cancelled => ReportState.Cancelled,
        _ => ReportState.NotRun,
    };

    /// <summary>For a person.</summary>
    public static string Words(this ReportState state) => state switch
    {
        ReportState.UpToDate => "Up to date",
        ReportState.NotRun => "Not run",
        _ => state.ToString(),
    };

    /// <summary>The class in the style sheet.</summary>
    public static string Class(this ReportState state) => state switch
    {
        ReportState.Succeeded => "succeeded",
        ReportState.UpToDate => "uptodate",
        ReportState.Restored => "restored",
        ReportState.Skipped => "skipped",
        ReportState.Failed => "failed",
        ReportState.Cancelled => "cancelled",
        _ => "notrun",
    };

    /// <summary>A sign for those who do not tell the colours apart.</summary>
    public static string Sign(this ReportState state) => state switch
    {
        ReportState.Succeeded => "✓",
        ReportState.UpToDate => "=",
        ReportState.Restored => "↺",
        ReportState.Skipped => "–",
        ReportState.Failed => "✗",
        ReportState.Cancelled => "■",
        _ => "○",
    };
}
