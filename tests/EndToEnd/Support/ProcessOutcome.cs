namespace EndToEnd;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Both streams, in the order of arrival.</param>
internal sealed record ProcessOutcome(int ExitCode, string Output)
{
    public ProcessOutcome ShouldExitWith(int expected)
    {
        ExitCode.ShouldBe(expected, Output);
        return this;
    }
}
