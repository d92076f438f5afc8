namespace Slipway.Tools;

/// <summary>A program that is needed is missing, or is a file that cannot be executed.</summary>
/// <param name="tool">The program's name or path as it was asked for.</param>
/// <param name="reason">What was found instead.</param>
/// <param name="inner">The operating system's error, where there is one.</param>
public sealed class ToolNotFoundException(string tool, string reason, Exception? inner = null)
    : Exception($"Cannot run '{tool}': {reason}. Install it or put its folder into PATH.", inner)
{
    /// <summary>The program's name or path as it was asked for.</summary>
    public string Tool { get; } = tool;
}
