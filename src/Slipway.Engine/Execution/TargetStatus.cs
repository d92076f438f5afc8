namespace Slipway.Engine;

/// <summary>How a target fares; everything after <see cref="Running"/> is final.</summary>
internal enum TargetStatus
{
    /// <summary>It waits.</summary>
    Pending,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>Its inputs did not change.</summary>
    UpToDate,

    /// <summary>A condition or the user left it out.</summary>
    Skipped,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It was cancelled while it ran.</summary>
    Cancelled,

    /// <summary>It was not started, because something before it failed.</summary>
    NotRun,
}
