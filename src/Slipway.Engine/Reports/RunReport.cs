namespace Slipway.Engine;

/// <summary>What a run report shows.</summary>
internal sealed record RunReport
{
    /// <summary>What was asked for: the invoked targets.</summary>
    public required string Title { get; init; }

    /// <summary>What the process will tell its caller.</summary>
    public required int ExitCode { get; init; }

    /// <summary>From the start of the first target to the end of the last.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Host, commit and the like, in the order in which they are shown.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    /// <summary>The targets in the order in which they started; those that did not start come last.</summary>
    public required IReadOnlyList<ReportTarget> Targets { get; init; }

    /// <summary>The chain of targets that decided the duration.</summary>
    public required IReadOnlyList<string> CriticalPath { get; init; }

    /// <summary>The plan, for the drawing.</summary>
    public required PlanModel Plan { get; init; }

    /// <summary>Warnings and errors in the order in which they were written.</summary>
    public IReadOnlyList<ReportMessage> Messages { get; init; } = [];

    /// <summary>How many messages are not kept.</summary>
    public int MessagesOmitted { get; init; }

    /// <summary>Parameters with a value.</summary>
    public IReadOnlyList<GivenParameter> Parameters { get; init; } = [];
}

/// <summary>A line of the header.</summary>
/// <param name="Name">For instance <c>Commit</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
internal sealed record ReportFact(string Name, string Value, string? Link = null);

/// <summary>A warning or an error.</summary>
/// <param name="Target">Who wrote it; null outside of targets.</param>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Text">The text.</param>
internal sealed record ReportMessage(string? Target, bool IsError, string Text);
