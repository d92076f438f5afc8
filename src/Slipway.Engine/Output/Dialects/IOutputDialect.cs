namespace Slipway.Engine;

/// <summary>How a console groups, marks and masks.</summary>
internal interface IOutputDialect
{
    /// <summary>The lines that open the output of a target.</summary>
    IEnumerable<string> Begin(string target);

    /// <summary>The lines that close the output of a target.</summary>
    IEnumerable<string> End(ExecutableTarget target);

    /// <summary>A message as one or several lines.</summary>
    /// <param name="target">The target that it belongs to; null outside of any.</param>
    /// <param name="level">How important it is.</param>
    /// <param name="text">The text, of one or several lines.</param>
    IEnumerable<string> Message(string? target, LogLevel level, string text);

    /// <summary>A line of the engine's own, in the colour of its importance where there are colours.</summary>
    string Paint(LogLevel level, string line);

    /// <summary>The lines that tell the console to hide a secret; none where it has no such command.</summary>
    IEnumerable<string> Mask(string secret);
}
