namespace Slipway.Engine;

/// <summary>How much a build prints.</summary>
public enum Verbosity
{
    /// <summary>Everything, stack traces included.</summary>
    Verbose,

    /// <summary>What a person wants to follow.</summary>
    Normal,

    /// <summary>Warnings, errors and the summary.</summary>
    Minimal,

    /// <summary>Errors only.</summary>
    Quiet,
}
