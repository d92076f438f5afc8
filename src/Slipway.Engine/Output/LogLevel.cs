namespace Slipway.Engine;

/// <summary>How important a message is.</summary>
internal enum LogLevel
{
    Verbose,
    Debug,
    Information,
    Warning,
    Error,
}
