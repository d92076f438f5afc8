namespace Slipway.Verification.Suites;

/// <summary>How a suite tells its results.</summary>
public enum SuiteReport
{
    /// <summary>JUnit's XML in the file that <c>SLIPWAY_REPORT</c> names.</summary>
    JUnit,

    /// <summary>The Test Anything Protocol on standard output.</summary>
    Tap,

    /// <summary>Not at all: exit code 0 is one passed check, any other a failed one.</summary>
    ExitCode,
}
