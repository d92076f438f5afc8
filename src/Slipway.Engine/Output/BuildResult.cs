namespace Slipway.Engine;

/// <summary>How a build ended.</summary>
/// <param name="ExitCode">What the process will tell its caller.</param>
/// <param name="Targets">The targets of the plan in its order.</param>
/// <param name="Duration">From the start of the first target to the end of the last.</param>
/// <param name="CriticalPath">The chain of targets that decided the duration.</param>
internal sealed record BuildResult(int ExitCode, IReadOnlyList<TargetResult> Targets, TimeSpan Duration, IReadOnlyList<string> CriticalPath)
{
    /// <summary>The run report; null when none was written.</summary>
    public AbsolutePath? Report { get; init; }
}

/// <summary>How a target ended.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it ran; zero when it did not.</param>
/// <param name="Reason">Why it was skipped or did not run; null otherwise.</param>
/// <param name="Failure">What a person needs to know of its failure; null when there was none.</param>
internal sealed record TargetResult(string Name, TargetStatus Status, TimeSpan Duration, string? Reason, string? Failure);
