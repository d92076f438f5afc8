namespace Slipway.Engine;

/// <summary>How a console groups, marks and masks.</summary>
internal interface IOutputDialect
{
    /// <summary>The lines that open the output of a target.</summary>
    IEnumerable<string> Begin(string target);

    /// <summary>The lines that close the output of a target.</summary>
    IEnumerable<string> End(ExecutableTarget target);

    /// <summary>A message as one or several lines.</summary>
    IEnumerable<string> Message(LogLevel level, string text);

    /// <summary>The lines that tell the console to hide a secret; none where it has no such command.</summary>
    IEnumerable<string> Mask(string secret);
}
